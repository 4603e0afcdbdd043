/** The transport of the self-test, which goes to Node-RED's own address and carries no credentials. */
import { request as httpsRequest } from 'node:https';
import {
	MESSAGES,
	fault,
	isLoopback,
	jsonOrUndefined,
	type HttpRequest,
	type HttpResponse,
	type Transport,
} from '../../core';
import { axiosTransport } from './transport';

/** In characters; a report is answered in far fewer. */
const LONGEST_ANSWER = 64 * 1024;

/** As any other, but a Node-RED with https on this machine may have signed its certificate itself. */
export const toOwnAddress: Transport = (request) =>
	/^https:/i.test(request.url) && isLoopback(request.url)
		? toThisMachine(request)
		: axiosTransport(request);

const toThisMachine = ({ method, url, body, timeoutMs }: HttpRequest): Promise<HttpResponse> =>
	new Promise((resolve, reject) => {
		const { host } = new URL(url);
		const lost = (error: Error) =>
			reject(
				fault(error.name === 'AbortError' ? MESSAGES.timedOut(host) : MESSAGES.unreachable(host)),
			);
		const json = body && 'json' in body ? JSON.stringify(body.json) : '';
		const options = {
			method,
			rejectUnauthorized: false,
			signal: AbortSignal.timeout(timeoutMs),
			headers: {
				'content-length': Buffer.byteLength(json),
				...(json === '' ? {} : { 'content-type': 'application/json' }),
			},
		};
		httpsRequest(url, options, (answer) => {
			let text = '';
			answer.setEncoding('utf8').on('error', lost);
			answer.on('data', (chunk: string) => {
				text += chunk;
				if (text.length > LONGEST_ANSWER) answer.destroy(new Error('the answer is too long'));
			});
			answer.on('end', () => {
				const headers = Object.fromEntries(
					Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
				);
				resolve({ status: answer.statusCode ?? 0, headers, body: jsonOrUndefined(text) ?? text });
			});
		})
			.on('error', lost)
			.end(json);
	});

/** A Transport on node:http alone: a second one, so that the contract is tested by two that differ. */
import * as http from 'node:http';
import * as https from 'node:https';
import {
	ANSWER_LIMIT_BYTES,
	MESSAGES,
	fault,
	jsonOrText,
	type HttpBody,
	type HttpResponse,
	type Transport,
} from '../../core';

/** Before a connection stands nothing can have been sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'EPROTO']);

export const httpTransport: Transport = ({
	method,
	url,
	headers,
	body,
	timeoutMs,
	answerLimitBytes = ANSWER_LIMIT_BYTES,
	signal,
}) =>
	new Promise((resolve, reject) => {
		const { host, protocol } = new URL(url);
		const deadline = AbortSignal.timeout(timeoutMs);
		const fail = ({ code = '' }: NodeJS.ErrnoException) => {
			if (!isReady) return reject(fault(MESSAGES.unreachable(host)));
			if (deadline.aborted) return reject(fault(MESSAGES.timedOut(host)));
			if (NEVER_SENT.has(code) || code.startsWith('ERR_SSL'))
				return reject(fault(MESSAGES.unreachable(host)));
			reject(fault(MESSAGES.connectionLost(host)));
		};
		let isReady = false;
		let bytes = 0;
		const content = contentOf(body);
		const options = {
			method,
			agent: false,
			headers: { ...headers, ...content.headers },
			signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
		};
		const request = (protocol === 'https:' ? https : http).request(url, options, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => {
				bytes += chunk.length;
				if (bytes <= answerLimitBytes) return void chunks.push(chunk);
				reject(fault(MESSAGES.answerTooLarge(host, answerLimitBytes)));
				request.destroy();
			});
			response.on('end', () => resolve(answerOf(response, Buffer.concat(chunks).toString())));
			response.on('error', fail);
		});
		request.once('socket', (socket) =>
			socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', () => (isReady = true)),
		);
		request.on('error', fail).end(content.text);
	});

function contentOf(body: HttpBody | undefined): { text?: string; headers: Record<string, string> } {
	if (body === undefined) return { headers: {} };
	return 'form' in body
		? {
				text: new URLSearchParams(body.form).toString(),
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
			}
		: { text: JSON.stringify(body.json), headers: { 'content-type': 'application/json' } };
}

const answerOf = (response: http.IncomingMessage, text: string): HttpResponse => ({
	status: response.statusCode ?? 0,
	headers: Object.fromEntries(
		Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
	),
	body: jsonOrText(text),
});

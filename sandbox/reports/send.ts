import {
	Agent as HttpAgent,
	request as httpRequest,
	type ClientRequest,
	type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isLoopback } from '../base/loopback';
import { jsonOrUndefined } from '../base/parse';

/** A report on its way to the address that asked for it. */
export interface Outgoing {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	readonly url: string;
	readonly json?: Readonly<Record<string, unknown>> | readonly unknown[];
	/** What the body is said to be; absent: JSON, as it is. */
	readonly contentType?: string;
	/** Headers with a signature over address and body, made anew for every try. */
	readonly sign?: (url: string, body: string) => Readonly<Record<string, string>>;
	/** The JSON of the answer is wanted. */
	readonly readAnswer?: boolean;
}

/**
 * Connections are used again, which halves the cost of a report, but not kept for longer than
 * any receiver keeps them: one it had just closed would swallow a report.
 */
const KEPT = { keepAlive: true, timeout: 1_000 };

/** Longest answer read, in bytes; what is longer is not JSON worth having. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** The receiver's status, and its JSON where that was wanted; or why there was none. */
export type Delivery =
	{ readonly status: number; readonly body?: unknown } | { readonly error: string };

export interface Sender {
	/** Never rejects. */
	send(outgoing: Outgoing, timeoutMs: number): Promise<Delivery>;
	/** Breaks off what is under way. */
	stop(): void;
}

async function readJson(response: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	try {
		for await (const chunk of response as AsyncIterable<Buffer>) {
			bytes += chunk.length;
			if (bytes > MAX_ANSWER_BYTES) return undefined;
			chunks.push(chunk);
		}
	} catch {
		return undefined;
	}
	return jsonOrUndefined(Buffer.concat(chunks).toString('utf8'));
}

export function createSender(): Sender {
	const underway = new Set<ClientRequest>();
	const http = { request: httpRequest, agent: new HttpAgent(KEPT) };
	const https = { request: httpsRequest, agent: new HttpsAgent(KEPT) };
	// a Node-RED or n8n on this machine has at most a certificate that it signed itself
	const httpsHere = {
		request: httpsRequest,
		agent: new HttpsAgent({ ...KEPT, rejectUnauthorized: false }),
	};

	function send(outgoing: Outgoing, timeoutMs: number): Promise<Delivery> {
		const { method, url, json, contentType = 'application/json', sign, readAnswer } = outgoing;
		if (!URL.canParse(url) || !/^https?:/i.test(url))
			return Promise.resolve({ error: 'not an http or https address' });
		const body = json === undefined ? '' : JSON.stringify(json);
		return new Promise((resolve) => {
			const scheme = /^http:/i.test(url) ? http : isLoopback(url) ? httpsHere : https;
			const request = scheme.request(url, {
				method,
				agent: scheme.agent,
				headers: {
					'user-agent': 'ringback-sandbox',
					...(json === undefined ? {} : { 'content-type': contentType }),
					...(method === 'POST' || json !== undefined
						? { 'content-length': Buffer.byteLength(body) }
						: {}),
					...sign?.(url, body),
				},
			});
			underway.add(request);
			const timer = setTimeout(() => request.destroy(new Error('timeout')), timeoutMs);
			let isAnswered = false;
			const settle = (delivery: Delivery) => {
				clearTimeout(timer);
				resolve(delivery);
			};
			request
				.on('response', (response) => {
					isAnswered = true;
					const status = response.statusCode ?? 0;
					response.on('error', () => undefined);
					if (readAnswer)
						void readJson(response).then((answer) => settle({ status, body: answer }));
					else {
						settle({ status });
						response.resume();
					}
				})
				.on('error', (error: NodeJS.ErrnoException) =>
					settle({ error: error.code ?? error.message }),
				)
				.on('close', () => {
					underway.delete(request);
					if (!isAnswered) settle({ error: 'connection closed' });
				})
				.end(body);
		});
	}

	return {
		send,
		stop() {
			for (const request of underway) request.destroy(new Error('stopped'));
			http.agent.destroy();
			https.agent.destroy();
			httpsHere.agent.destroy();
		},
	};
}

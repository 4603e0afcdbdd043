import { request as httpRequest, type ClientRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** A report on its way to whoever asked for it. */
export interface Outgoing {
	readonly method: 'GET' | 'POST';
	readonly url: string;
	readonly json?: Readonly<Record<string, unknown>> | readonly unknown[];
}

/** The receiver's status, or why there was none. */
export type Delivery = { readonly status: number } | { readonly error: string };

export interface Sender {
	/** Never rejects. */
	send(outgoing: Outgoing, timeoutMs: number): Promise<Delivery>;
	/** Breaks off what is under way. */
	stop(): void;
}

export function createSender(): Sender {
	const underway = new Set<ClientRequest>();

	function send({ method, url, json }: Outgoing, timeoutMs: number): Promise<Delivery> {
		if (!URL.canParse(url) || !/^https?:/i.test(url))
			return Promise.resolve({ error: 'not an http or https address' });
		const body = json === undefined ? '' : JSON.stringify(json);
		return new Promise((resolve) => {
			const request = (/^https:/i.test(url) ? httpsRequest : httpRequest)(url, {
				method,
				agent: false,
				headers: {
					'user-agent': 'ringback-sandbox',
					...(json === undefined ? {} : { 'content-type': 'application/json' }),
					...(method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {}),
				},
			});
			underway.add(request);
			const timer = setTimeout(() => request.destroy(new Error('timeout')), timeoutMs);
			const settle = (delivery: Delivery) => {
				clearTimeout(timer);
				resolve(delivery);
			};
			request
				.on('response', (response) => {
					settle({ status: response.statusCode ?? 0 });
					response.on('error', () => undefined).resume();
				})
				.on('error', (error: NodeJS.ErrnoException) =>
					settle({ error: error.code ?? error.message }),
				)
				.on('close', () => {
					underway.delete(request);
					settle({ error: 'connection closed' });
				})
				.end(body);
		});
	}

	return {
		send,
		stop() {
			for (const request of underway) request.destroy(new Error('stopped'));
		},
	};
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock } from '../base/clock';
import { nameIn } from './allowed-hosts';
import { plainRefusal, type Received, type Reply, type Site } from './http';
import { findRoute, type Found } from './routing';

const MAX_BODY_BYTES = 256 * 1024;
/** Longest a request may take to arrive, in milliseconds. */
const REQUEST_TIMEOUT_MS = 30_000;

/** The body as text; undefined when it is too large. */
function readBody(request: IncomingMessage): Promise<string | undefined> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let bytes = 0;
		request
			.on('data', (chunk: Buffer) => {
				bytes += chunk.length;
				if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
			})
			.on('end', () => {
				resolve(bytes <= MAX_BODY_BYTES ? Buffer.concat(chunks).toString('utf8') : undefined);
			})
			.on('error', reject);
	});
}

function write(response: ServerResponse, { status, headers, body }: Reply): void {
	if (response.destroyed) return;
	const isText = typeof body === 'string';
	const text = body === undefined ? '' : isText ? body : JSON.stringify(body);
	response.writeHead(status, {
		...(body !== undefined && { 'content-type': isText ? 'text/plain' : 'application/json' }),
		...(status !== 204 && { 'content-length': Buffer.byteLength(text) }),
		...headers,
	});
	response.end(text);
}

/** How much of a foreign name is shown. */
const MAX_NAME_SHOWN = 100;

const notOurs = (header: string): Reply => {
	const name = nameIn(header)
		.slice(0, MAX_NAME_SHOWN)
		.replace(/[^\w.:-]/g, '?');
	return plainRefusal(
		421,
		`this sandbox is not called "${name}"; use 127.0.0.1, or start it with --allow-host ${name}`,
	);
};

/** What the server needs of the sandbox it stands before. */
export interface ServerSettings {
	/** The first whose root fits has the request; one with an empty root takes what is left. */
	readonly sites: readonly Site[];
	/** Whether a Host header is one of the sandbox's names. */
	isAllowedHost(header: string | undefined): boolean;
	/** `Retry-After` of every 429 that has none; null sends none. */
	retryAfterSeconds(): number | null;
	readonly clock: Clock;
	log(line: string): void;
}

export function createSandboxServer({
	sites,
	isAllowedHost,
	retryAfterSeconds,
	clock,
	log,
}: ServerSettings): Server {
	const roots = sites.map(({ root }) => root || '/').join(', ');

	async function answerRoute(
		{ site, route, params }: Extract<Found, { kind: 'route' }>,
		request: IncomingMessage,
	): Promise<Reply> {
		const body = await readBody(request);
		if (body === undefined) return site.refusal(413, 'the body is larger than 256 KB');
		const [, queryText = ''] = (request.url ?? '').split(/\?(.*)/s);
		const received: Received = {
			params,
			query: new URLSearchParams(queryText),
			headers: request.headers,
			method: request.method ?? '',
			target: request.url ?? '/',
			body,
			arrivedMs: clock.monotonicMs(),
			origin: `http://${request.headers.host ?? '127.0.0.1'}`,
		};
		return route.handle(received);
	}

	async function answer(request: IncomingMessage): Promise<Reply> {
		const { host } = request.headers;
		if (!isAllowedHost(host)) return notOurs(host ?? '');
		const path = (request.url ?? '/').split('?')[0]!;
		const found = findRoute(sites, request.method ?? '', path);
		switch (found.kind) {
			case 'nothing':
				return (found.site?.refusal ?? plainRefusal)(
					404,
					`nothing here; the sandbox knows ${roots}`,
				);
			case 'wrongMethod': {
				const allow = found.allowed.join(', ');
				return { ...found.site.refusal(405, `use ${allow}`), headers: { allow } };
			}
			case 'route':
				return answerRoute(found, request);
		}
	}

	function withRetryAfter(reply: Reply): Reply {
		const seconds = retryAfterSeconds();
		if (reply.status !== 429 || seconds === null) return reply;
		return { ...reply, headers: { 'retry-after': String(seconds), ...reply.headers } };
	}

	async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const reply = await answer(request);
		await reply.notBefore;
		if (reply.stream) reply.stream(response);
		else write(response, withRetryAfter(reply));
	}

	const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
		respond(request, response).catch((error: unknown) => {
			// a client that went away in the middle of its body needs no answer
			if (request.destroyed && !request.complete) return;
			log(`internal error: ${String(error)}`);
			write(response, { status: 500, body: { message: 'internal error of the sandbox' } });
		});
	});
	server.on('clientError', (_error, socket) => {
		if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
		else socket.destroy();
	});
	return server;
}

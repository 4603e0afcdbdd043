import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { control } from './control';
import { cmCom } from './emulators/cm-com';
import { kaleyra } from './emulators/kaleyra';
import { talkdesk } from './emulators/talkdesk';
import type { Received, Reply, Route, Site } from './http';
import { page } from './page';
import { findRoute } from './routing';
import { NO_ANSWER, startCalls } from './start-calls';
import type { World } from './world';

const MAX_BODY_BYTES = 256 * 1024;
/** Longest a request may take to arrive, in milliseconds. */
const REQUEST_TIMEOUT_MS = 30_000;

/** The body as text; undefined when it is larger than anybody may send. */
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

const isProvider = (site: Site): site is Site & { provider: NonNullable<Site['provider']> } =>
	site.provider !== undefined;

export function createSandboxServer(world: World): Server {
	const sites = [talkdesk(world), cmCom(world), kaleyra(world), control(world), page];
	const roots = sites.map(({ root }) => root || '/').join(', ');

	async function answerRoute(
		{ site, route, params }: { site: Site; route: Route; params: Received['params'] },
		request: IncomingMessage,
		response: ServerResponse,
	): Promise<Reply | typeof NO_ANSWER> {
		const handle = async (): Promise<Reply> => {
			const body = await readBody(request);
			if (body === undefined) return site.refusal(413, 'the body is larger than 256 KB');
			const [, queryText = ''] = (request.url ?? '').split(/\?(.*)/s);
			return route.handle({
				params,
				query: new URLSearchParams(queryText),
				headers: request.headers,
				body,
				arrivedMs: world.clock.monotonicMs(),
				origin: `http://${request.headers.host ?? '127.0.0.1'}`,
			});
		};
		return route.startsCalls && isProvider(site)
			? startCalls(world, site, response, handle)
			: handle();
	}

	async function answer(
		request: IncomingMessage,
		response: ServerResponse,
	): Promise<Reply | typeof NO_ANSWER> {
		const path = (request.url ?? '/').split('?')[0]!;
		const found = findRoute(sites, request.method ?? '', path);
		switch (found.kind) {
			case 'nothing':
				return (found.site ?? page).refusal(404, `nothing here; the sandbox knows ${roots}`);
			case 'wrongMethod': {
				const allow = found.allowed.join(', ');
				return { ...found.site.refusal(405, `use ${allow}`), headers: { allow } };
			}
			case 'route':
				return answerRoute(found, request, response);
		}
	}

	function withRetryAfter(reply: Reply): Reply {
		const seconds = world.options.retryAfterSeconds;
		if (reply.status !== 429 || seconds === null) return reply;
		return { ...reply, headers: { 'retry-after': String(seconds), ...reply.headers } };
	}

	async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const reply = await answer(request, response);
		if (reply === NO_ANSWER) return;
		await reply.notBefore;
		write(response, withRetryAfter(reply));
	}

	const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
		respond(request, response).catch((error: unknown) => {
			// a client that went away in the middle of its body needs no answer
			if (request.destroyed && !request.complete) return;
			world.log(`internal error: ${String(error)}`);
			write(response, { status: 500, body: { message: 'internal error of the sandbox' } });
		});
	});
	server.on('clientError', (_error, socket) => {
		if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
		else socket.destroy();
	});
	return server;
}

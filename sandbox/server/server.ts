import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { control } from '../control';
import { cmCom } from '../providers/cmCom';
import { kaleyra } from '../providers/kaleyra';
import { talkdesk } from '../providers/talkdesk';
import { shownRequest } from './recorded-request';
import type { Received, Reply, Route, Site } from './http';
import { nameIn } from './allowed-hosts';
import { page } from '../control/page';
import { findRoute } from './routing';
import { NO_ANSWER, startCalls } from '../faults/start-calls';
import type { Context } from '../engine/context';

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

/** How a name is shown that somebody else has chosen. */
const MAX_NAME_SHOWN = 100;

const notOurs = (header: string): Reply => {
	const name = nameIn(header)
		.slice(0, MAX_NAME_SHOWN)
		.replace(/[^\w.:-]/g, '?');
	return page.refusal(
		421,
		`this sandbox is not called "${name}"; use 127.0.0.1, or start it with --allow-host ${name}`,
	);
};

/** @param isAllowedHost whether a Host header is one of the sandbox's names */
export function createSandboxServer(
	context: Context,
	isAllowedHost: (header: string | undefined) => boolean,
): Server {
	const sites = [talkdesk(context), cmCom(context), kaleyra(context), control(context), page];
	const roots = sites.map(({ root }) => root || '/').join(', ');

	/** Keeps with each call what started it, and in time what that was answered. */
	function keepStart({ records = [] }: Reply, received: Received): void {
		if (records.length === 0) return;
		const { method, origin, target, headers, body } = received;
		const request = shownRequest(method, origin + target, headers, body);
		for (const record of records) record.start = { request, answer: null };
	}
	function keepAnswer({ records = [], status, body }: Reply): void {
		for (const { start, call } of records) {
			if (start) start.answer = { status, body };
			context.events.changed(call.id);
		}
	}

	async function answerRoute(
		{ site, route, params }: { site: Site; route: Route; params: Received['params'] },
		request: IncomingMessage,
		response: ServerResponse,
	): Promise<Reply | typeof NO_ANSWER> {
		const body = await readBody(request);
		if (body === undefined) return site.refusal(413, 'the body is larger than 256 KB');
		const handle = async (): Promise<Reply> => {
			const [, queryText = ''] = (request.url ?? '').split(/\?(.*)/s);
			const received: Received = {
				params,
				query: new URLSearchParams(queryText),
				headers: request.headers,
				method: request.method ?? '',
				target: request.url ?? '/',
				body,
				arrivedMs: context.clock.monotonicMs(),
				origin: `http://${request.headers.host ?? '127.0.0.1'}`,
			};
			const reply = await route.handle(received);
			keepStart(reply, received);
			return reply;
		};
		if (!route.startsCalls || !isProvider(site)) return handle();
		const reply = await startCalls(context, site, response, body, handle);
		if (reply !== NO_ANSWER) keepAnswer(reply);
		return reply;
	}

	async function answer(
		request: IncomingMessage,
		response: ServerResponse,
	): Promise<Reply | typeof NO_ANSWER> {
		const { host } = request.headers;
		if (!isAllowedHost(host)) return notOurs(host ?? '');
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
		const seconds = context.options.retryAfterSeconds;
		if (reply.status !== 429 || seconds === null) return reply;
		return { ...reply, headers: { 'retry-after': String(seconds), ...reply.headers } };
	}

	async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const reply = await answer(request, response);
		if (reply === NO_ANSWER) return;
		await reply.notBefore;
		if (reply.stream) reply.stream(response);
		else write(response, withRetryAfter(reply));
	}

	const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
		respond(request, response).catch((error: unknown) => {
			// a client that went away in the middle of its body needs no answer
			if (request.destroyed && !request.complete) return;
			context.log(`internal error: ${String(error)}`);
			write(response, { status: 500, body: { message: 'internal error of the sandbox' } });
		});
	});
	server.on('clientError', (_error, socket) => {
		if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
		else socket.destroy();
	});
	return server;
}

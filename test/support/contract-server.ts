/** A server on this machine that does what networks and providers do to a request. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSocketServer, type AddressInfo, type Socket } from 'node:net';
import { freePort, listen } from './listen';

export interface SeenRequest {
	readonly method: string;
	/** Path and query behind the visit's own address. */
	readonly rest: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: string;
}

/** One address of the server, used by one check. */
export interface Visit {
	readonly url: string;
	readonly seen: SeenRequest[];
	/** What came to the address that a redirect points to. */
	readonly landed: SeenRequest[];
	/** Resolves when the first request has been read. */
	readonly arrived: Promise<void>;
}

export interface ContractServer {
	/** `127.0.0.1:…`, as errors should name it. */
	readonly host: string;
	visit(behaviour: Behaviour): Visit;
	/** An address at which connections end before they are encrypted. */
	unfinished(how: Unfinished): string;
	/** Resolves when the other side has closed every connection, rejects when one is kept. */
	quiet(): Promise<void>;
	stop(): Promise<void>;
}

/** Long after every deadline of a check, so that a transport that does not keep it is found out. */
const LATE_MS = 1_500;
const DRIP_MS = 50;
/** Long after an unused connection has to be gone. */
const KEPT_MS = 4_000;
const FLOOD_PARTS = 64;
/** More than JavaScript counts to. */
export const LARGE_ID = '7615917337495251231';

/** How a connection ends instead of becoming a secure one. */
const UNFINISHED = {
	closed: (socket: Socket) => void socket.destroy(),
	closedWhenGreeted: (socket: Socket) => void socket.once('data', () => socket.end()),
	resetWhenGreeted: (socket: Socket) => void socket.once('data', () => socket.resetAndDestroy()),
	mute: (_socket: Socket) => undefined,
} satisfies Record<string, (socket: Socket) => void>;
export type Unfinished = keyof typeof UNFINISHED;

const BEHAVIOURS = {
	json: (response: ServerResponse) => answer(response, 200, 'application/json', '{"id":"é 1"}'),
	text: (response: ServerResponse) => answer(response, 200, 'text/plain', 'Unauthorized, sorry'),
	largeId: (response: ServerResponse) =>
		answer(response, 200, 'application/json', `{"id":${LARGE_ID}}`),
	/** Far beyond any limit. */
	flood(response: ServerResponse) {
		response.writeHead(200, { 'content-type': 'application/json' });
		const part = Buffer.alloc(64 * 1024, 32);
		const pour = (left: number): unknown =>
			left > 0 ? response.write(part, () => pour(left - 1)) : response.end('{}');
		pour(FLOOD_PARTS);
	},
	brokenJson: (response: ServerResponse) => answer(response, 200, 'application/json', '{"id":'),
	empty: (response: ServerResponse) => void response.writeHead(204).end(),
	late: (response: ServerResponse) =>
		later(response, () => answer(response, 200, 'text/plain', '')),
	/** Says that it answers, and then does not. */
	stall(response: ServerResponse) {
		response.writeHead(200, { 'content-type': 'application/json' });
		response.write('{"id":');
		later(response, () => response.end('1}'));
	},
	/** Never silent for long, and never done in time. */
	drip(response: ServerResponse) {
		response.writeHead(200, { 'content-type': 'text/plain' });
		const dripping = setInterval(() => response.write('.'), DRIP_MS);
		response.on('close', () => clearInterval(dripping));
		later(response, () => response.end());
	},
	reset: (response: ServerResponse) => void response.socket?.resetAndDestroy(),
	resetHalfway(response: ServerResponse) {
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
		response.write('{"id":', () => response.socket?.destroy());
	},
} satisfies Record<string, (response: ServerResponse) => void>;

/** What the server does; a number answers with that status. */
export type Behaviour = keyof typeof BEHAVIOURS | number;

function answer(response: ServerResponse, status: number, type: string, body: string): void {
	response.writeHead(status, { 'content-type': type }).end(body);
}

function later(response: ServerResponse, act: () => void): void {
	const timer = setTimeout(act, LATE_MS);
	response.on('close', () => clearTimeout(timer));
}

function answerStatus(response: ServerResponse, status: number, landing: string): void {
	response.writeHead(status, {
		'Content-Type': 'application/json',
		'Retry-After': '7',
		'X-Mixed-Case': 'Kept',
		'Set-Cookie': ['a=1', 'b=2'],
		...(status >= 300 && status < 400 ? { Location: landing } : {}),
	});
	response.end(JSON.stringify({ status }));
}

export async function startContractServer(): Promise<ContractServer> {
	const visits: Array<Visit & { behaviour: Behaviour; arrive(): void }> = [];
	const server = createServer(async (request, response) => {
		const [, id = '', part = '', rest = ''] = /^\/(\d+)\/(\w+)(.*)$/.exec(request.url ?? '') ?? [];
		const visit = visits[Number(id)];
		if (visit === undefined) return void response.writeHead(404).end();
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const { method = '', headers } = request;
		const seen = { method, rest, headers, body: Buffer.concat(chunks).toString() };
		visit[part === 'landed' ? 'landed' : 'seen'].push(seen);
		visit.arrive();
		if (part === 'landed') return BEHAVIOURS.json(response);
		if (typeof visit.behaviour === 'number')
			return answerStatus(response, visit.behaviour, `/${id}/landed`);
		BEHAVIOURS[visit.behaviour](response);
	});
	// the other side is to close what it does not use
	server.keepAliveTimeout = 0;
	const open = new Set<Socket>();
	server.on('connection', (socket) => {
		open.add(socket);
		socket.once('close', () => open.delete(socket));
	});
	const listening = await listen(server);
	const host = `127.0.0.1:${listening.port}`;
	const secure = await startUnfinished();

	return {
		host,
		unfinished: (how) => secure.addresses[how],
		async quiet() {
			let timer: NodeJS.Timeout | undefined;
			const kept = new Promise<never>((_, reject) => {
				timer = setTimeout(() => reject(new Error(`${open.size} connections are kept`)), KEPT_MS);
			});
			const closed = [...open].map((socket) => new Promise((gone) => socket.once('close', gone)));
			await Promise.race([Promise.all(closed), kept]).finally(() => clearTimeout(timer));
		},
		visit(behaviour) {
			let arrive = () => {};
			const arrived = new Promise<void>((resolve) => (arrive = resolve));
			const url = `http://${host}/${visits.length}/start`;
			const visit = { url, seen: [], landed: [], arrived, behaviour, arrive };
			visits.push(visit);
			return visit;
		},
		async stop() {
			await secure.stop();
			await listening.stop();
		},
	};
}

async function startUnfinished() {
	const sockets = new Set<Socket>();
	const servers = Object.entries(UNFINISHED).map(([how, end]) => {
		const server = createSocketServer((socket) => {
			sockets.add(socket.on('error', () => undefined));
			end(socket);
		});
		return { how: how as Unfinished, server };
	});
	const addresses = {} as Record<Unfinished, string>;
	for (const { how, server } of servers) {
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		addresses[how] = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	}
	return {
		addresses,
		async stop() {
			for (const socket of sockets) socket.destroy();
			await Promise.all(servers.map(({ server }) => new Promise((closed) => server.close(closed))));
		},
	};
}

/** The address of a port at which no process listens. */
export async function closedAddress(): Promise<string> {
	return `127.0.0.1:${await freePort()}`;
}

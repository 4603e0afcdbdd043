/** Networks on the way to the sandbox: one that forgets, one that closes, one behind a proxy that refuses. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { NetworkFault } from '../faults';

/** Connections that carried nothing for so long are forgotten, in real milliseconds. */
const FORGETS_MS = 1_500;
/** A name that leads nowhere: only the proxy is asked for it. */
const BEHIND_THE_PROXY = 'https://provider.invalid';
/** What proxies refuse with, one after the other. */
const REFUSALS = [
	'407 Proxy Authentication Required',
	'403 Forbidden',
	'404 Not Found',
	'502 Bad Gateway',
];

export interface Networks {
	readonly urls: Readonly<Record<NetworkFault, string>>;
	stop(): Promise<void>;
}

/** Sets HTTPS_PROXY of this process until it is stopped; what stays on this machine needs no proxy. */
export async function openNetworks(sandboxUrl: string): Promise<Networks> {
	const forgetful = await listen(forgetting(Number(new URL(sandboxUrl).port)));
	const closing = await listen((socket) => socket.once('data', () => socket.end()));
	let refused = 0;
	const proxy = await listen((socket) =>
		socket.once('data', () => {
			const status = REFUSALS[refused++ % REFUSALS.length]!;
			socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`);
		}),
	);
	const before = process.env.HTTPS_PROXY;
	process.env.HTTPS_PROXY = `http://127.0.0.1:${proxy.port}`;
	return {
		urls: {
			forgets: `http://127.0.0.1:${forgetful.port}`,
			closesTls: `https://127.0.0.1:${closing.port}`,
			refusesTunnel: BEHIND_THE_PROXY,
		},
		async stop() {
			if (before === undefined) delete process.env.HTTPS_PROXY;
			else process.env.HTTPS_PROXY = before;
			await Promise.all([forgetful, closing, proxy].map(({ stop }) => stop()));
		},
	};
}

/** Hands on what comes; a connection that was silent too long is reset by the next byte. */
const forgetting = (port: number) => (near: Socket) => {
	const far = connect(port, '127.0.0.1');
	let heardMs = performance.now();
	far.on('error', () => near.destroy());
	far.on('data', (data) => {
		heardMs = performance.now();
		near.write(data);
	});
	far.on('close', () => near.destroy());
	near.on('data', (data) => {
		const isForgotten = performance.now() - heardMs > FORGETS_MS;
		heardMs = performance.now();
		if (!isForgotten) return void far.write(data);
		near.resetAndDestroy();
		far.destroy();
	});
	near.on('close', () => far.destroy());
};

async function listen(handle: (socket: Socket) => void) {
	const open = new Set<Socket>();
	const server: Server = createServer((socket) => {
		open.add(socket);
		socket.on('error', () => undefined).on('close', () => open.delete(socket));
		handle(socket);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		port: (server.address() as AddressInfo).port,
		stop() {
			for (const socket of open) socket.destroy();
			return new Promise<void>((closed) => server.close(() => closed()));
		},
	};
}

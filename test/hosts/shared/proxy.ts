import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut: connections end at once, and nobody comes through. */
export interface Proxy {
	readonly address: string;
	cut(): void;
	mend(): void;
	stop(): Promise<void>;
}

export async function openProxy(port: number): Promise<Proxy> {
	const sockets = new Set<Socket>();
	let isCut = false;
	const server = createServer((near) => {
		const far = connect(port, '127.0.0.1');
		for (const [one, other] of [
			[near, far],
			[far, near],
		] as const) {
			sockets.add(one);
			one.on('error', () => undefined).on('close', () => (sockets.delete(one), other.destroy()));
			one.pipe(other);
		}
		if (isCut) near.destroy();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const cut = () => {
		isCut = true;
		for (const socket of sockets) socket.destroy();
	};
	return {
		address: `redis://127.0.0.1:${(server.address() as AddressInfo).port}/0`,
		cut,
		mend: () => void (isCut = false),
		async stop() {
			cut();
			await new Promise((closed) => server.close(closed));
		},
	};
}

import { createServer, type Server } from 'node:http';
import { Server as SecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Listening {
	/** Without a slash at its end. */
	readonly url: string;
	readonly port: number;
	/** Closes the connections too that are still open. */
	stop(): Promise<void>;
}

/** Opens a server to this machine alone, at a free port. */
export async function listen(server: Server | SecureServer): Promise<Listening> {
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	const scheme = server instanceof SecureServer ? 'https' : 'http';
	return {
		url: `${scheme}://127.0.0.1:${port}`,
		port,
		async stop() {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}

/** A port of this machine at which no process listens. */
export async function freePort(): Promise<number> {
	const { port, stop } = await listen(createServer());
	await stop();
	return port;
}

import { createServer } from 'node:net';

/** Resolves when no process listens on the port; rejects with what to do otherwise. */
export const assertFree = (port, option) =>
	new Promise((resolve, reject) => {
		const probe = createServer()
			.once('error', () =>
				reject(new Error(`Port ${port} is taken. Choose another with ${option} <number>.`)),
			)
			.listen(port, '127.0.0.1', () => probe.close(resolve));
	});

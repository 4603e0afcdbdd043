/** Takes what a flow posts, also from a process that is killed a moment later. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Heard } from '../../faults/tally';

export interface Collector {
	readonly url: string;
	readonly heard: Heard[];
	stop(): Promise<void>;
}

export async function openCollector(): Promise<Collector> {
	const heard: Heard[] = [];
	const server = createServer((request, response) => {
		let text = '';
		request
			.setEncoding('utf8')
			.on('data', (part: string) => (text += part))
			.on('end', () => {
				heard.push(JSON.parse(text) as Heard);
				response.end();
			});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		heard,
		stop() {
			server.closeAllConnections();
			return new Promise((closed) => server.close(() => closed()));
		},
	};
}

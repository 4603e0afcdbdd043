/** Takes what a flow posts, also from a process that is killed a moment later. */
import { createServer } from 'node:http';
import type { Heard } from '../../faults/tally';
import { listen } from '../../support/listen';

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
	const { url, stop } = await listen(server);
	return { url: `${url}/`, heard, stop };
}

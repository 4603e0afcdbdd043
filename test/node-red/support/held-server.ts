/** A Talkdesk that takes its time: it answers when, and what, the test says. */
import { createServer, type ServerResponse } from 'node:http';
import { listen } from '../../support/listen';
import { afterThisTest } from './clean-up';

export interface HeldServer {
	/** Settings of an account that calls here. */
	readonly account: Readonly<Record<string, string>>;
	/** Resolves when a start has arrived, with what answers it. */
	start(): Promise<(status: number, body: object) => void>;
}

export async function openHeldServer(): Promise<HeldServer> {
	const arrived: ServerResponse[] = [];
	const waiting: Array<(response: ServerResponse) => void> = [];
	const server = createServer((request, response) => {
		request.resume();
		if (request.url === '/oauth/token') {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ access_token: 'a-token', expires_in: 600 }));
			return;
		}
		const next = waiting.shift();
		if (next) next(response);
		else arrived.push(response);
	});
	const { url, stop } = await listen(server);
	afterThisTest(stop);
	return {
		account: { region: 'custom', apiBaseUrl: url, accessTokenUrl: `${url}/oauth/token` },
		async start() {
			const response =
				arrived.shift() ?? (await new Promise<ServerResponse>((go) => waiting.push(go)));
			return (status, body) => {
				response.writeHead(status, { 'content-type': 'application/json' });
				response.end(JSON.stringify(body));
			};
		},
	};
}

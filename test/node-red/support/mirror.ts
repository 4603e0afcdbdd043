/** A server of bad manners: it answers everything with one status and all that it was sent. */
import { createServer } from 'node:http';
import { listen } from '../../support/listen';
import { afterThisTest } from './clean-up';

export interface Mirror {
	readonly url: string;
	/** Requests so far. */
	readonly asked: readonly string[];
}

export interface MirrorOptions {
	readonly status: number;
	/** Text instead of JSON. */
	readonly text?: boolean;
	readonly headers?: Readonly<Record<string, string>>;
	/** Answers the request for an access token as it should be. */
	readonly token?: boolean;
}

export async function openMirror({
	status,
	text,
	headers,
	token = true,
}: MirrorOptions): Promise<Mirror> {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		let body = '';
		request
			.setEncoding('utf8')
			.on('data', (part: string) => (body += part))
			.on('end', () => {
				asked.push(`${request.method} ${request.url}`);
				if (token && request.url?.endsWith('/oauth/token')) {
					response.setHeader('content-type', 'application/json');
					response.end('{"access_token":"MARKED-ACCESS-TOKEN-0123456789","expires_in":600}');
					return;
				}
				const all = `${request.rawHeaders.join(' ')} ${decodeURIComponent(body.replace(/%(?![\da-f]{2})/gi, '%25'))}`;
				const said = { message: all, error: all, details: all, data: [all], messages: [all] };
				response.writeHead(status, headers).end(text ? all : JSON.stringify(said));
			});
	});
	const { url, stop } = await listen(server);
	afterThisTest(stop);
	return { url, asked };
}

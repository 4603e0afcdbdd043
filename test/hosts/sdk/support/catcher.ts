/** A server that takes every request, keeps it byte for byte, and answers as a provider would. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { listen } from '../../../support/listen';

/** What of a request decides what a provider does. */
export interface Sent {
	readonly method: string;
	readonly path: string;
	readonly authorization: string | undefined;
	readonly contentType: string | undefined;
	readonly body: string;
}
export interface Caught extends Sent {
	readonly headers: IncomingHttpHeaders;
}

/**
 * Without what every HTTP client says of itself. A form is written in one way: what some clients
 * send as `+` and `!` others send as `%20` and `%21`, and it is read alike.
 */
export function sent({ headers: _headers, ...what }: Caught): Sent {
	const [contentType] = what.contentType?.split(';') ?? [];
	return contentType === FORM
		? { ...what, contentType, body: new URLSearchParams(what.body).toString() }
		: what;
}
const FORM = 'application/x-www-form-urlencoded';

export interface Catcher {
	readonly url: string;
	/** Takes out what came since the last time. */
	take(): Caught[];
	stop(): Promise<void>;
}

/** @param answer status and JSON */
export async function openCatcher(answer: {
	readonly status?: number;
	readonly body?: unknown;
}): Promise<Catcher> {
	const caught: Caught[] = [];
	const server = createServer(async (request, response) => {
		const { method = '', url: path = '', headers } = request;
		const body = (await bytesOf(request)).toString();
		const { authorization, 'content-type': contentType } = headers;
		caught.push({ method, path, authorization, contentType, body, headers });
		response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
		response.end(JSON.stringify(answer.body));
	});
	return { ...(await listen(server)), take: () => caught.splice(0) };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

import { createServer, request, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { listen } from '../../../support/listen';

/** A request as it went to the sandbox, secrets and all. */
export interface Recorded {
	readonly method: string;
	readonly path: string;
	readonly body: string;
	/** Whether credentials came with it. */
	readonly signed: boolean;
	/** When it came, and when it was answered, in milliseconds; null while it is not. */
	readonly cameMs: number;
	answer: { readonly status: number; readonly atMs: number } | null;
}

export interface RecordingProxy {
	readonly url: string;
	readonly requests: readonly Recorded[];
	stop(): Promise<void>;
}

/**
 * Stands in front of a sandbox and keeps what passes: the sandbox masks the addresses for
 * results, and some tests have to report in its place.
 *
 * @param wayMs how long a request, and its answer, is on the way: between these
 * @param rewrite changes a body on its way
 */
export async function startRecordingProxy(
	target: string,
	wayMs: readonly [number, number] = [0, 0],
	rewrite = (body: string): string => body,
): Promise<RecordingProxy> {
	const requests: Recorded[] = [];
	const way = () => pause(wayMs[0] + Math.random() * (wayMs[1] - wayMs[0]));
	const server = createServer(async (incoming, answer) => {
		const body = await read(incoming);
		const { method = 'GET', url = '/', headers } = incoming;
		const recorded: Recorded = {
			method,
			path: url,
			body,
			signed: headers.authorization !== undefined,
			cameMs: performance.now(),
			answer: null,
		};
		requests.push(recorded);
		await way();
		const sent = rewrite(body);
		const sized = { ...headers, ...(body !== sent && { 'content-length': byteLength(sent) }) };
		const onward = request(new URL(url, target), { method, headers: sized }, async (answered) => {
			await way();
			recorded.answer = { status: answered.statusCode ?? 502, atMs: performance.now() };
			answer.writeHead(recorded.answer.status, answered.headers);
			answered.pipe(answer);
		});
		onward.on('error', () => answer.destroy());
		onward.end(sent);
	});
	return { ...(await listen(server)), requests };
}

const byteLength = (text: string): string => String(Buffer.byteLength(text));

export async function read(incoming: IncomingMessage): Promise<string> {
	let text = '';
	for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
	return text;
}

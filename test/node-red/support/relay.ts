/** A server on the way of the reports, which hands on what the test says, when it says it. */
import { createServer, type IncomingMessage } from 'node:http';
import { listen } from '../../support/listen';
import { afterThisTest } from './clean-up';

export interface HeldReport {
	readonly method: string;
	readonly query: Readonly<Record<string, string>>;
	readonly type: string | undefined;
	readonly body: string;
}

export interface Relay {
	/** To be given as `resultUrl`. */
	readonly url: string;
	/** The next report, which no node has seen yet. */
	held(): Promise<HeldReport>;
}

export interface PostAnswer {
	readonly status: number;
	readonly headers: Headers;
	readonly body: unknown;
}

export async function openRelay(): Promise<Relay> {
	const reports: HeldReport[] = [];
	const waiting: Array<(report: HeldReport) => void> = [];
	const server = createServer((request, response) => {
		void textOf(request).then((body) => {
			response.end('{}');
			const { searchParams } = new URL(request.url ?? '', 'http://relay');
			const report = {
				method: request.method ?? '',
				query: Object.fromEntries(searchParams),
				type: request.headers['content-type'],
				body,
			};
			const next = waiting.shift();
			if (next) next(report);
			else reports.push(report);
		});
	});
	const { url, stop } = await listen(server);
	afterThisTest(stop);
	return {
		url: `${url}/relay`,
		async held() {
			return reports.shift() ?? new Promise((resolve) => waiting.push(resolve));
		},
	};
}

/** Sends a report on to an account's address, changed where the test says so. */
export async function handOn(
	address: string,
	report: HeldReport,
	{ query, ...changes }: Partial<HeldReport> = {},
): Promise<PostAnswer> {
	const { method, type, body } = { ...report, ...changes };
	const response = await fetch(`${address}?${new URLSearchParams({ ...report.query, ...query })}`, {
		method,
		headers: { connection: 'close', ...(type === undefined ? {} : { 'content-type': type }) },
		// bytes, because fetch would add a type to text
		body: method === 'GET' ? undefined : Buffer.from(body),
	});
	const text = await response.text();
	let answer: unknown = text;
	try {
		answer = JSON.parse(text);
	} catch {
		// not every answer is the package's own
	}
	return { status: response.status, headers: response.headers, body: answer };
}

/** Sends a report until it is taken; the answers on the way, leaving out those that got no response. */
export async function handOver(address: string, report: HeldReport): Promise<number[]> {
	const statuses: number[] = [];
	while (statuses.at(-1) !== 200) {
		const answer = await handOn(address, report).catch(() => undefined);
		if (answer) statuses.push(answer.status);
		if (statuses.at(-1) === 404) return statuses;
	}
	return statuses;
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

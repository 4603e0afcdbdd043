/** An address for results: the core reads the reports, Node-RED's own module hands the results out. */
import { createServer, type IncomingMessage } from 'node:http';
import {
	REPORT_LIMIT_BYTES,
	receiveReport,
	type CallResult,
	type IncomingReport,
	type TokenKeys,
} from '../../../core';
import { deliver, listenForResults, type ResultListener } from '../../../node-red/results/router';
import { listen } from '../../support/listen';

export interface Receiver {
	readonly url: string;
	/** What a Trigger Voice Flow did not wait for. */
	readonly taken: CallResult[];
	stop(): Promise<void>;
}

export async function openReceiver(accountId: string, keys: TokenKeys): Promise<Receiver> {
	const taken: CallResult[] = [];
	listenForResults(accountId, {
		id: `listener of ${accountId}`,
		onResult: (result: CallResult) => void taken.push(result),
	} as ResultListener);

	const statusFor = (incoming: IncomingReport | undefined): number => {
		if (incoming === undefined) return 413;
		const received = receiveReport(incoming, keys, Date.now());
		if (received.verdict === 'final') deliver(accountId, received.token, received.result);
		return received.httpStatus;
	};
	const server = createServer((request, response) => {
		read(request).then(
			(incoming) => response.writeHead(statusFor(incoming)).end('{}'),
			() => response.destroy(),
		);
	});
	const { url, stop } = await listen(server);
	return { url: `${url}/ringback/${accountId}`, taken, stop };
}

/** The report as text; undefined when it is too large to be read. */
async function read(request: IncomingMessage): Promise<IncomingReport | undefined> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes <= REPORT_LIMIT_BYTES) chunks.push(chunk);
	}
	if (bytes > REPORT_LIMIT_BYTES) return undefined;
	const { searchParams } = new URL(request.url ?? '/', 'http://receiver');
	return {
		query: Object.fromEntries(searchParams),
		rawBody: Buffer.concat(chunks).toString('utf8'),
	};
}

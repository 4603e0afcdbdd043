/** A provider that takes every call at once: what is measured is what happens before and after. */
import { createServer } from 'node:http';
import { listen } from '../support/listen';

export type Way = 'ours' | 'byHand';

export interface CallHost {
	readonly pid: number;
	/** Resolves when all are placed. */
	place(way: Way, calls: number): Promise<void>;
	stop(): Promise<void>;
}

const ANSWER = JSON.stringify({ success: true, type: 'instruction-accepted', 'call-id': 'bench' });

export interface BenchProvider {
	readonly url: string;
	/** How many calls came since the last question. */
	taken(): number;
	stop(): Promise<void>;
}

export async function startBenchProvider(): Promise<BenchProvider> {
	let calls = 0;
	const server = createServer((request, response) => {
		request.resume();
		request.once('end', () => {
			calls += 1;
			response.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER);
		});
	});
	server.keepAliveTimeout = 60_000;
	return {
		...(await listen(server)),
		taken() {
			const taken = calls;
			calls = 0;
			return taken;
		},
	};
}

export const CALL = {
	flowId: '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
	from: '+442079460018',
	productToken: '00000000-0000-4000-8000-000000000001',
} as const;

/** The request as a builder writes it by hand; `to` and `reference` are JavaScript. */
export const handBuilt = (to: string, reference: string) =>
	`{ callee: ${to}, caller: '${CALL.from}', anonymous: false, 'callflow-id': '${CALL.flowId}', 'instruction-id': ${reference}, 'voicemail-response': 'Ignore' }`;

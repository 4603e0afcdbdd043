/** The way of reports from a provider to n8n, on which they overtake each other and double. */
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../../faults/random';
import { listen } from '../../../support/listen';
import { read } from './recording-proxy';
import { untilMet } from './meeting';

const LONGEST_MS = 3_000;
/** What becomes of a report, and how often of ten. */
const FATES = { late: 6, doubled: 2, together: 2 };

export interface ReportShuffle {
	/** Takes the place of n8n's own address. */
	readonly url: string;
	/** How many reports met each fate. */
	readonly fates: Readonly<Record<keyof typeof FATES, number>>;
	stop(): Promise<void>;
}

/**
 * Every report comes after a time of its own. Some are sent twice in one instant, some in one
 * instant with the report of another call. The provider gets n8n's answer, or none.
 */
export async function startReportShuffle(target: string, random: Random): Promise<ReportShuffle> {
	const fates = { late: 0, doubled: 0, together: 0 };
	const met = untilMet();
	const server = createServer(async (incoming, answer) => {
		const body = await read(incoming);
		const { method = 'POST', url = '/', headers } = incoming;
		const fate = random.weighted(FATES);
		fates[fate] += 1;
		await pause(random.below(LONGEST_MS));
		if (fate === 'together') await met(LONGEST_MS);
		const { 'content-type': contentType = 'application/json' } = headers;
		const send = () =>
			fetch(new URL(url, target), {
				method,
				headers: { 'content-type': contentType },
				...(body !== '' && { body }),
			});
		const again = fate === 'doubled' ? send() : undefined;
		again?.catch(() => undefined);
		await send().then(
			async (answered) => {
				answer.writeHead(answered.status);
				answer.end(await answered.text().catch(() => ''));
			},
			() => answer.destroy(),
		);
	});
	return { ...(await listen(server)), fates };
}

import { waitEndsAtMs, type ResultToken } from '../../../core';
import { n8nClock } from '../host/clock';

/** A report is handed over so long before the wait of its call ends. */
const MARGIN_MS = 2_000;
/** Longer than a call takes to be placed, and n8n to start, on a busy machine. */
const AT_MOST_MS = 120_000;

/** Holds a report until something has come about, but not beyond the wait of its call. */
export async function whileWaitedFor(done: Promise<void>, token: ResultToken): Promise<void> {
	const over = new AbortController();
	const leftMs = waitEndsAtMs(token) - MARGIN_MS - n8nClock.now();
	await Promise.race([done, n8nClock.sleep(Math.min(leftMs, AT_MOST_MS), over.signal)]);
	over.abort();
}

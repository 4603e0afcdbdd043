import { waitEndsAtMs, type ResultToken } from '../../core';
import { n8nClock } from '../shared/host/clock';
import { reportWatch } from '../shared/webhook/report-watch';

/** Longer than the start of a call that has ended takes to be settled, on a busy machine. */
const AT_MOST_MS = 120_000;

/**
 * Holds a report while this process still places its call: all that n8n would say of the execution is
 * that it runs. Resolves with the time at which the wait for the call ends, in milliseconds since the
 * Unix epoch: a wait begins when its execution is saved, not when its token is made.
 */
export async function untilPlaced(token: ResultToken): Promise<number> {
	const endsAtMs = waitEndsAtMs(token);
	const placed = reportWatch.untilPlaced(token);
	if (placed === undefined) return endsAtMs;
	const over = new AbortController();
	await Promise.race([placed, n8nClock.sleep(AT_MOST_MS, over.signal)]);
	over.abort();
	return endsAtMs + n8nClock.now() - Date.parse(token.placedAt);
}

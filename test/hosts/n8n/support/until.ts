import { setTimeout as pause } from 'node:timers/promises';

/** A twentieth of the time so far, within these: whoever is asked for minutes has work to do. */
const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
/** For what comes at once on an idle machine, or within a minute by n8n's clock: this one may be busy. */
const PATIENCE_MS = 150_000;
/** Longer than a result is held for the execution that waits; what is not well by then is not going to be. */
const SETTLED_MS = 90_000;

/**
 * Asks again until there is an answer, less often as time goes by. Rejects when `timeoutMs` have
 * passed, and says what was waited for.
 *
 * @param longestPauseMs for a moment that is soon over
 */
export async function until<T>(
	what: string,
	ask: () => Promise<T | undefined> | T | undefined,
	timeoutMs = PATIENCE_MS,
	longestPauseMs = LONGEST_PAUSE_MS,
): Promise<T> {
	const beganMs = Date.now();
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		const passedMs = Date.now() - beganMs;
		if (passedMs > timeoutMs) throw new Error(`${what}: not seen within ${timeoutMs / 1_000} s`);
		await pause(Math.max(SHORTEST_PAUSE_MS, Math.min(longestPauseMs, passedMs / 20)));
	}
}

/**
 * What is read once it is well; where it never is, as it is in the end. n8n answers a report before
 * it has written down the execution that takes it.
 */
export const settled = <T>(read: () => Promise<T>, isWell: (seen: T) => boolean): Promise<T> =>
	until(
		'what is well',
		async () => {
			const seen = await read();
			return isWell(seen) ? seen : undefined;
		},
		SETTLED_MS,
	).catch(read);

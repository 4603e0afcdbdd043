import type { Clock } from '../base/clock';

/** What a 429 leaves of the share. */
const DECREASE = 0.7;
/** No process gives up more: one that never asks never learns that there is room again. */
const SMALLEST = 1 / 64;
/** Without another 429, a share has grown by 1 after this time, by a quarter after half of it. */
const FULL_AGAIN_MS = 150_000;

/** The part of an account's cap that one process allows itself. */
export interface Share {
	/** Above 0, at most 1; grows with time. */
	now(): number;
	/** The provider refused a request. False when it was sent before the last cut. */
	cut(): boolean;
}

/**
 * Processes that share an account share no memory; what they have in common is the 429. Each
 * gives up a part of its share for it (multiplicative decrease) and takes back the same as
 * all others as time goes on (additive increase), so that unequal shares become equal. The
 * increase accelerates: room that is free for long is taken soon, and at the edge few ask in vain.
 *
 * @param settleMs refusals within this time of a cut are answers to what was sent before it
 */
export function createShare(clock: Clock, settleMs: number): Share {
	let atCut = 1;
	let cutAtMs = -Infinity;
	const now = () => Math.min(1, atCut + ((clock.now() - cutAtMs) / FULL_AGAIN_MS) ** 2);
	return {
		now,
		cut() {
			if (clock.now() < cutAtMs + settleMs) return false;
			atCut = Math.max(SMALLEST, now() * DECREASE);
			cutAtMs = clock.now();
			return true;
		},
	};
}

/** Stands in for node-red/clock: pauses between tries and rate windows end at once. */
import { createLimiters, type Clock } from '../../../core';

/** What pauses would have taken so far: the clock runs ahead of real time by it. */
let skippedMs = 0;
/** Every pause that was asked for, in milliseconds. */
export const slept: number[] = [];

export const nodeClock: Clock = {
	// not frozen: a sandbox on real time dates its calls, and a look-up asks for a span of them
	now: () => Date.now() + skippedMs,
	async sleep(ms) {
		slept.push(ms);
		skippedMs += ms;
	},
};
export const limitersOf = createLimiters(nodeClock);

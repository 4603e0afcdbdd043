/** Stands in for node-red/clock: what waits for hours goes on at once, what waits for minutes waits. */
import { createLimiters, type Clock } from '../../../core';

const { nodeClock: realClock } = jest.requireActual<{ nodeClock: Clock }>(
	'../../../node-red/host/clock',
);
const LONG_MS = 3_600_000;
/** How far this clock runs ahead of real time. */
let skippedMs = 0;

export const nodeClock: Clock = {
	now: () => realClock.now() + skippedMs,
	async sleep(ms, signal) {
		if (ms < LONG_MS) return realClock.sleep(ms, signal);
		if (!signal?.aborted) skippedMs += ms;
	},
};
export const limitersOf = createLimiters(nodeClock);

/** Stands in for node-red/clock: it is the hour that a test says, and what waits for hours goes on at once. */
import { createLimiters, type Clock } from '../../../core';

const { nodeClock: realClock } = jest.requireActual<{ nodeClock: Clock }>(
	'../../../node-red/host/clock',
);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How far this clock runs ahead of real time. */
let aheadMs = 0;

/** Goes on to that hour in UTC. */
export function itIs(hour: number): void {
	const past = (realClock.now() + aheadMs) % DAY_MS;
	aheadMs += (hour * HOUR_MS - past + DAY_MS) % DAY_MS;
}

export const nodeClock: Clock = {
	now: () => realClock.now() + aheadMs,
	async sleep(ms, signal) {
		if (ms < HOUR_MS) return realClock.sleep(ms, signal);
		if (!signal?.aborted) aheadMs += ms;
	},
};
export const limitersOf = createLimiters(nodeClock);

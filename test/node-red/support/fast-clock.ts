/** Stands in for node-red/clock: pauses between tries and rate windows end at once. */
import { createLimiters, type Clock } from '../../../core';

let nowMs = Date.now();
/** Every pause that was asked for, in milliseconds. */
export const slept: number[] = [];

export const nodeClock: Clock = {
	now: () => nowMs,
	async sleep(ms) {
		slept.push(ms);
		nowMs += ms;
	},
};
export const limitersOf = createLimiters(nodeClock);

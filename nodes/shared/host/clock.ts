import { sleep } from 'n8n-workflow';
import { createLimiters, type Clock } from '../../../core';

/** Longest time until a sleeper notices that it is not needed any more. */
const TICK_MS = 250;

/** n8n's own timer as a Clock: the timer globals are not for community nodes, and this one cannot be cancelled. */
export const n8nClock: Clock = {
	now: () => Date.now(),
	sleep: async (ms, signal) => {
		const until = Date.now() + ms;
		for (let left = ms; left > 0 && !signal?.aborted; left = until - Date.now())
			await sleep(Math.min(left, TICK_MS));
	},
};

/** One set of limiters per process: every node and execution that uses an account shares them. */
export const limitersOf = createLimiters(n8nClock);

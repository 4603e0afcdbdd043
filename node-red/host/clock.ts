import { setTimeout as wait } from 'node:timers/promises';
import { createLimiters, type Clock } from '../../core';

/** The event loop as a Clock. What sleeps does not keep a process alive that is about to end. */
export const nodeClock: Clock = {
	now: () => Date.now(),
	sleep: (ms, signal) => wait(ms, undefined, { signal, ref: false }).catch(() => undefined),
};

/** One set of limiters per process: an account keeps its window through every deploy. */
export const limitersOf = createLimiters(nodeClock);

/** A random batch, and what becomes of its calls. */
import {
	beginBatch,
	isBatchDone,
	nextWakeMs,
	outcomeOf,
	savedBatch,
	stepBatch,
	triesPlan,
	type BatchState,
} from '../../../core';
import type { Random } from '../../faults/random';
import type { Wanted } from './batch-checker';
import type { Machine, Plot, Posted, Run } from './simulated-host';

export const WAIT_MS = 120_000;
const MINUTE = 60_000;
const EXITS = {
	...{ answered: 3, voicemail: 2, busy: 4, noAnswer: 4, failed: 2, invalidNumber: 1, noResult: 1 },
};
const REPORTS = { once: 10, twice: 3, lost: 3, late: 3, contradictory: 3, outOfOrder: 2 };

export function randomBatch(random: Random) {
	const items = 1 + random.below(6);
	const maxCalls = 1 + random.below(5);
	const minutes = () => (random.below(3) === 0 ? undefined : 1 + random.below(20));
	const asked = {
		maxCalls,
		afterBusyMinutes: 2 + random.below(10),
		afterNoAnswerMinutes: minutes(),
		afterVoicemailMinutes: minutes(),
		afterFailedMinutes: minutes(),
		afterNoResultMinutes: random.below(3) === 0 ? minutes() : undefined,
	};
	const plan = triesPlan(asked, WAIT_MS);
	const inMs = (value: number | undefined) => (value === undefined ? undefined : value * MINUTE);
	const wanted: Wanted = {
		...{ items, maxCalls, waitMs: WAIT_MS },
		pausesMs: {
			busy: inMs(asked.afterBusyMinutes),
			noAnswer: inMs(asked.afterNoAnswerMinutes),
			voicemail: inMs(asked.afterVoicemailMinutes),
			failed: inMs(asked.afterFailedMinutes),
			noResult: inMs(asked.afterNoResultMinutes),
		},
	};
	const rows = Array.from({ length: items }, (_, item) => ({ reference: `row-${item}` }));
	const machine: Machine<BatchState> = {
		begin: (nowMs) => beginBatch(plan, rows, nowMs),
		step: (state, event) => stepBatch(plan, state, event),
		wakeMs: nextWakeMs,
		isDone: isBatchDone,
		cameOf: ({ items: states }, item) => outcomeOf(states[item]!)?.exit ?? 'undecided',
		read: savedBatch,
	};
	return { wanted, machine, run: runOf(random, items) };
}

function runOf(random: Random, items: number): Run {
	const crashes = random.below(3) === 0 ? 1 + random.below(3) : 0;
	const isStopped = random.below(8) === 0;
	return {
		random,
		plotOf: () => plotOf(random),
		crashesAt: Array.from({ length: crashes }, () => random.below(40 * MINUTE)),
		stop: isStopped
			? {
					atMs: random.below(20 * MINUTE),
					...(random.below(2) ? { item: random.below(items) } : {}),
				}
			: null,
		isWrittenDown: random.below(4) > 0,
	};
}

function plotOf(random: Random): Plot {
	const exit = random.weighted(EXITS);
	const gate = random.weighted({ open: 12, refuses: 1, holds: 2 });
	return {
		queueMs: random.below(3) === 0 ? random.below(60_000) : random.below(500),
		gate: gate === 'holds' ? { holdsMs: random.below(30 * MINUTE) } : gate,
		start: random.weighted({ placed: 12, doubt: 2, refused: 1 }),
		answerMs: random.below(3_000),
		taker: exit === 'answered' ? 'human' : exit === 'voicemail' ? 'mailbox' : 'nobody',
		key: null,
		reports: reportsOf(random, exit),
	};
}

function reportsOf(random: Random, exit: Posted['exit']): Posted[] {
	// some come before the start is answered
	const soon = (): number => random.below(random.below(4) === 0 ? 2_000 : 60_000);
	const late = (): number => WAIT_MS + random.below(30 * MINUTE);
	const other = random.weighted(EXITS);
	const shapes = {
		once: () => [{ afterMs: soon(), exit }],
		twice: () => [soon(), late()].map((afterMs) => ({ afterMs, exit })),
		lost: () => [],
		late: () => [{ afterMs: late(), exit }],
		contradictory: () => [
			{ afterMs: soon(), exit },
			{ afterMs: random.below(2) ? soon() : late(), exit: other },
		],
		outOfOrder: () => [
			{ afterMs: late(), exit },
			{ afterMs: soon(), exit: 'noResult' as const },
		],
	};
	return shapes[random.weighted(REPORTS)]();
}

/** A random ladder, and what becomes of its calls. */
import {
	WHEN_UNSURE,
	beginLadder,
	ladderPlan,
	ladderResult,
	ladderWakeMs,
	savedLadder,
	stepLadder,
	type LadderState,
} from '../../../core';
import type { Random } from '../../faults/random';
import { ANSWER_MS, type WantedLadder } from './ladder-checker';
import type { Machine, Plot, Posted, Run } from './simulated-host';

const MINUTE = 60_000;
const WAIT_MS = 2 * MINUTE;
const ENDINGS = { yes: 2, no: 3, silent: 3, mailbox: 4, busy: 3, noAnswer: 4, invalidNumber: 1 };
const REPORTS = { once: 10, twice: 3, lost: 2, late: 3, contradictory: 3, outOfOrder: 2 };

export function randomLadder(random: Random) {
	const people = Array.from({ length: 1 + random.below(4) }, (_, at) => ({
		name: `person ${at}`,
		to: `+1415555010${random.below(5) === 0 ? 0 : at}`,
	}));
	const roundsMax = 1 + random.below(3);
	const pauseSeconds = random.below(2) * random.below(600);
	const whenUnsure = WHEN_UNSURE[random.below(WHEN_UNSURE.length)]!;
	const plan = ladderPlan(
		{ people, roundsMax, pauseSeconds, whenUnsure, declineDigits: '2' },
		WAIT_MS,
	);
	const wanted: WantedLadder = {
		...{ lines: people.map(({ to }) => to), roundsMax, whenUnsure },
		...{ waitMs: WAIT_MS, pauseMs: pauseSeconds * 1_000 },
	};
	const machine: Machine<LadderState> = {
		begin: (nowMs) => beginLadder(plan, 'server-7', nowMs),
		step: (state, event) => stepLadder(plan, state, event),
		wakeMs: (state) => ladderWakeMs(plan, state),
		isDone: ({ out }) => out !== undefined,
		cameOf(state) {
			const { output, position } = ladderResult(plan, state);
			return position === null ? `${output}` : `${output} ${position - 1}`;
		},
		read: savedLadder,
	};
	return { wanted, machine, run: runOf(random) };
}

function runOf(random: Random): Run {
	const crashes = random.below(3) === 0 ? 1 + random.below(3) : 0;
	return {
		random,
		plotOf: () => plotOf(random),
		crashesAt: Array.from({ length: crashes }, () => random.below(8 * MINUTE)),
		stop: random.below(8) === 0 ? { atMs: random.below(6 * MINUTE) } : null,
		isWrittenDown: random.below(4) > 0,
	};
}

function plotOf(random: Random): Plot {
	const ending = random.weighted(ENDINGS);
	const gate = random.weighted({ open: 12, refuses: 1, holds: 2 });
	const isHuman = ending === 'yes' || ending === 'no' || ending === 'silent';
	return {
		queueMs: random.below(3) === 0 ? random.below(20_000) : random.below(500),
		gate: gate === 'holds' ? { holdsMs: random.below(3 * MINUTE) } : gate,
		start: random.weighted({ placed: 12, doubt: 3, refused: 1 }),
		answerMs: random.below(ANSWER_MS),
		taker: isHuman ? 'human' : ending === 'mailbox' ? 'mailbox' : 'nobody',
		key: ending === 'yes' ? '1' : ending === 'no' ? '2' : null,
		reports: reportsOf(random, ending),
	};
}

type Said = Omit<Posted, 'afterMs'>;

/** A mailbox is told as one, as somebody who pressed nothing, or with keys that nobody pressed. */
function saidOf(random: Random, ending: keyof typeof ENDINGS): Said {
	const mailboxes: Said[] = [
		{ exit: 'voicemail' },
		{ exit: 'answered' },
		{ exit: 'voicemail', digits: '1' },
		{ exit: 'answered', digits: '1', isMachine: true },
		{ exit: 'answered', digits: '11' },
	];
	if (ending === 'mailbox') return mailboxes[random.below(mailboxes.length)]!;
	if (ending === 'yes') return { exit: 'answered', digits: random.below(2) ? '1' : '1#' };
	if (ending === 'no') return { exit: 'answered', digits: '2' };
	return { exit: ending === 'silent' ? 'answered' : ending };
}

function reportsOf(random: Random, ending: keyof typeof ENDINGS): Posted[] {
	// some come before the start is answered
	const soon = (): number => random.below(random.below(4) === 0 ? 2_000 : 60_000);
	const late = (): number => WAIT_MS + random.below(8 * MINUTE);
	const said = saidOf(random, ending);
	// what contradicts never says yes: that nobody said
	const others: Said[] = [
		{ exit: 'busy' },
		{ exit: 'voicemail' },
		{ exit: 'failed' },
		{ exit: 'answered' },
	];
	const other = others[random.below(others.length)]!;
	const shapes = {
		once: () => [{ afterMs: soon(), ...said }],
		twice: () => [soon(), late()].map((afterMs) => ({ afterMs, ...said })),
		lost: () => [],
		late: () => [{ afterMs: late(), ...said }],
		contradictory: () => [
			{ afterMs: random.below(2) ? soon() : late(), ...said },
			{ afterMs: random.below(2) ? soon() : late(), ...other },
		],
		outOfOrder: () => [
			{ afterMs: late(), ...said },
			{ afterMs: soon(), exit: 'noResult' as const },
		],
	};
	return shapes[random.weighted(REPORTS)]();
}

/** What is known of the tries of one call request: their state as it is saved, and what it says. */
import type { PastTry } from '../result/attempt';
import type { CallState, Exit } from '../result/exits';
import type { PlanReason } from './events';
import type { LadderPlan } from './ladder-state';
import { referenceOfTry } from './reference';

/** Tries, as `triesPlan` makes them of the builder's settings. */
export interface TriesPlan {
	/** Calls in all, the first included. */
	readonly maxCalls: number;
	/** Pause after a call that ended so; absent: not tried again. */
	readonly pausesMs: Readonly<Partial<Record<Exit, number>>>;
	/** A call without a report for so long ends as `noResult`. */
	readonly waitMs: number;
	/** A call that gates hold for longer than this in all is not made. */
	readonly holdLimitMs: number;
	/** Somebody is asked: an answer counts as one only by these keys. */
	readonly asks?: Pick<LadderPlan, 'confirm' | 'decline'>;
}

/** `placing`: asked for, no answer yet; `unsure`: unconfirmed; `pausing`: until the next try. */
export type TryPhase = 'placing' | 'ringing' | 'unsure' | 'held' | 'pausing' | 'ended';

/** How one call ended. A tuple, because thousands of them are saved together. */
export type PastCall = readonly [
	exit: CallState,
	placedAtMs: number | null,
	endedAtMs: number,
	/** Why it was not called, that nobody knows whether it was, or that an answer decided nothing. */
	note?: PlanReason | 'unconfirmed' | 'undecided',
];

/** Whoever answered so is not called again. */
export const isAnswer = ([exit, , , note]: PastCall): boolean =>
	exit === 'answered' && note !== 'undecided';

/** Plain JSON. It holds the reference, never the number. */
export interface TriesState {
	/** Of the first try. */
	readonly reference: string;
	readonly phase: TryPhase;
	/** The try under way, or the next one; from 1. */
	readonly attempt: number;
	/** `ringing`, `unsure`: the end of the wait; `held`, `pausing`: when the call may be placed. */
	readonly untilMs?: number;
	readonly placedAtMs?: number;
	readonly heldSinceMs?: number;
	readonly heldFor?: PlanReason;
	/** Placed again after a restart: that it was called before is no news. */
	readonly isResumed?: true;
	/** No further try, whatever comes. */
	readonly isStopped?: true;
	/** Calls that have ended, the first try first. */
	readonly past: readonly PastCall[];
}

/** In another phase; what belonged to the last one is gone. */
export function inPhase(state: TriesState, phase: TryPhase, untilMs?: number): TriesState {
	const { reference, attempt, isResumed, isStopped, past } = state;
	return {
		reference,
		phase,
		attempt,
		...(untilMs === undefined ? {} : { untilMs }),
		...(isResumed && (phase === 'placing' || phase === 'held') ? { isResumed } : {}),
		...(isStopped ? { isStopped } : {}),
		past,
	};
}

/** What comes of a call request in the end. */
export interface TriesOutcome {
	readonly exit: CallState;
	readonly reason: PlanReason | null;
	/** The try that it is the exit of. */
	readonly attempt: number;
	readonly reference: string;
	/** False where nobody knows whether the call was made. */
	readonly confirmed: boolean;
}

/**
 * The exit of the first try whose answer counts, else of the last one that was sent: a second try that
 * a gate refuses does not undo that somebody was called. Null as long as nothing is decided.
 */
export function outcomeOf({ reference, phase, past }: TriesState): TriesOutcome | null {
	if (phase !== 'ended') return null;
	const answered = past.findIndex(isAnswer);
	const sent = past.findLastIndex(([exit]) => exit !== 'notCalled');
	const at = answered >= 0 ? answered : Math.max(sent, 0);
	const { exit, reason, confirmed } = pastTry(reference, past[at]!, at);
	return { exit, reason, confirmed, attempt: at + 1, reference: referenceOfTry(reference, at + 1) };
}

/** Every call that has ended, the first try first. */
export const historyOf = ({ reference, past }: TriesState): PastTry[] =>
	past.map((call, at) => pastTry(reference, call, at));

const pastTry = (reference: string, call: PastCall, at: number): PastTry => {
	const [exit, placedAtMs, endedAtMs, note] = call;
	const isUnconfirmed = note === 'unconfirmed';
	const reason = isUnconfirmed || note === 'undecided' ? null : (note ?? null);
	return {
		attempt: at + 1,
		reference: referenceOfTry(reference, at + 1),
		exit,
		reason,
		confirmed: !isUnconfirmed,
		placedAt: placedAtMs === null ? null : new Date(placedAtMs).toISOString(),
		endedAt: new Date(endedAtMs).toISOString(),
	};
};

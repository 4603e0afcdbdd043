/** What a ladder is asked for, what is known of it as it is saved, and what came of it. */
import type { CallState } from '../result/exits';
import type { PlanReason } from './events';

/** Somebody to call. The number stays in the plan, never in the state. */
export interface Person {
	readonly name: string;
	/** As typed. */
	readonly to: string;
	readonly flowId?: string;
	/** As the form gave them. */
	readonly variables?: unknown;
}

/** A ladder, as `ladderPlan` makes it of the builder's settings. */
export interface LadderPlan {
	readonly people: readonly Person[];
	/** Keys that confirm: any of these sequences. */
	readonly confirm: readonly string[];
	readonly decline: readonly string[];
	readonly ringSeconds?: number;
	readonly roundsMax: number;
	/** Between two rounds. */
	readonly pauseMs: number;
	/**
	 * Where nobody knows how a call ended: `wait` until its wait limit and go on, go on with the
	 * `next` person at once, or `stop` the ladder.
	 */
	readonly whenUnsure: 'wait' | 'next' | 'stop';
	/** A call without a report for so long is over. */
	readonly waitMs: number;
}

/** Outputs of "Call in Order", by index. Output 0 is where a wait that ran out lands. */
export const LADDER_OUTPUTS = ['nobody', 'notCalled', 'confirmed', 'declined', 'unsure'] as const;
export type LadderOutput = (typeof LADDER_OUTPUTS)[number];

export const LADDER_LABELS: Readonly<Record<LadderOutput, string>> = {
	nobody: 'Nobody',
	notCalled: 'Not Called',
	confirmed: 'Confirmed',
	declined: 'Declined',
	unsure: 'Unsure',
};

/** What a person's call came to: an exit, or what the keys said. */
export type Word = CallState | 'confirmed' | 'declined';

/** `placing`: asked for, no answer yet; `unsure`: nobody knows, its report may still come. */
export type RungPhase = 'placing' | 'ringing' | 'unsure' | 'over';

/** One call of the ladder. */
export interface RungCall {
	/** Position in the list of people, from 0. */
	readonly person: number;
	/** From 1. */
	readonly round: number;
	readonly phase: RungPhase;
	/** End of the wait, while it is waited for. */
	readonly untilMs?: number;
	readonly placedAtMs?: number;
	readonly endedAtMs?: number;
	/** Once it is over, or unsure with a report. */
	readonly word?: Word;
	readonly keys?: string;
	readonly reason?: PlanReason | null;
	/** Placed again after a restart. */
	readonly isResumed?: true;
}

/** Its report may still come. */
export const isOpen = ({ phase }: RungCall): boolean => phase !== 'over';

export type HeldPerson = readonly [person: number, untilMs: number, sinceMs: number];

/** Plain JSON; `v` is the version of its shape. */
export interface LadderState {
	readonly v: 1;
	readonly incident: string;
	readonly startedAtMs: number;
	/** From 1. */
	readonly round: number;
	/** Who is still to be called in this round, in order. */
	readonly left: readonly number[];
	/** People whom a gate holds in this round: until when, and since when in all. */
	readonly held: readonly HeldPerson[];
	/** The next round begins then. */
	readonly pauseUntilMs?: number;
	readonly calls: readonly RungCall[];
	readonly isStopped?: true;
	readonly out?: LadderOutput;
	readonly outAtMs?: number;
}

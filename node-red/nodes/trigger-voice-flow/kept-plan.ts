/** What the host of a kept call asks of its plan, whichever it is. */
import {
	ladderResult,
	ladderWakeMs,
	nextWakeMs,
	referenceOfPerson,
	referenceOfTry,
	settingsOfPerson,
	stepBatch,
	stepLadder,
	type PlanAction,
	type PlanEvent,
} from '../../../core';
import type { EndedCall } from './ended';
import { resultOfKept, type KeptCall } from './kept-call';

export interface KeptStep {
	readonly kept: KeptCall;
	readonly actions: readonly PlanAction[];
	/** False: the event changed nothing. */
	readonly isNews: boolean;
}

export function stepKept(kept: KeptCall, event: PlanEvent): KeptStep {
	if (kept.kind === 'ladder') {
		const { state, actions } = stepLadder(kept.plan, kept.state, event);
		return { kept: { ...kept, state }, actions, isNews: state !== kept.state };
	}
	const { state, actions } = stepBatch(kept.plan, kept.state, event);
	return { kept: { ...kept, state }, actions, isNews: state.items[0] !== kept.state.items[0] };
}

export const wakeMsOf = (kept: KeptCall): number | null =>
	kept.kind === 'ladder' ? ladderWakeMs(kept.plan, kept.state) : nextWakeMs(kept.state);

/** The builder's own reference. */
export const referenceOfKept = (kept: KeptCall): string =>
	kept.kind === 'ladder' ? kept.state.incident : kept.state.items[0]!.reference;

/** How far it is; `held` until its plan wakes. */
export function phaseOfKept(kept: KeptCall): 'sending' | 'waiting' | 'held' | 'over' {
	if (kept.kind === 'tries') {
		const { phase } = kept.state.items[0]!;
		if (phase === 'ended') return 'over';
		if (phase === 'placing') return 'sending';
		return phase === 'held' || phase === 'pausing' ? 'held' : 'waiting';
	}
	if (kept.state.out !== undefined) return 'over';
	const isIn = (phase: string) => kept.state.calls.some((call) => call.phase === phase);
	if (isIn('placing')) return 'sending';
	return isIn('ringing') || isIn('unsure') ? 'waiting' : 'held';
}

/** Calls whose wait is over by then. */
export function overdueAt(kept: KeptCall, nowMs: number): string[] {
	if (kept.kind === 'tries') {
		const { reference, attempt, phase, untilMs = Infinity } = kept.state.items[0]!;
		const isWaiting = phase === 'ringing' || phase === 'unsure';
		return isWaiting && untilMs <= nowMs ? [referenceOfTry(reference, attempt)] : [];
	}
	const { incident, calls } = kept.state;
	return calls
		.filter(({ phase, untilMs = Infinity }) => phase !== 'placing' && untilMs <= nowMs)
		.map(({ round, person }) => referenceOfPerson(incident, round, person));
}

/** The settings of one of its calls. */
export function settingsOfCall(kept: KeptCall, reference: string): Record<string, unknown> {
	if (kept.kind === 'tries') return { ...kept.settings, reference };
	return settingsOfPerson(kept.plan, kept.state.incident, kept.settings, reference);
}

/**
 * Whether an error of a call is the end of all: of the first call of tries, where nothing was sent
 * before. A ladder goes on to the next person.
 */
export function endsByError(kept: KeptCall): boolean {
	if (kept.kind === 'ladder') return false;
	const { attempt, isResumed } = kept.state.items[0]!;
	return attempt === 1 && !isResumed;
}

/** What came of it; null where only an error can say. */
export function endOfKept(kept: KeptCall, isFaulty: boolean): EndedCall | null {
	if (kept.kind === 'tries') {
		const result = resultOfKept(kept);
		return result && { output: result.exit, result };
	}
	const ladder = ladderResult(kept.plan, kept.state);
	const output = ladder.output ?? 'unsure';
	return output === 'notCalled' && isFaulty ? null : { output, ladder };
}

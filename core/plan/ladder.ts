/**
 * People called in order until one confirms by a key. Answered without the key is not confirmed,
 * and a mailbox never confirms. A yes ends the ladder whenever it comes; nobody is called after it.
 */
import {
	SHORTEST_HOLD_MS,
	type CallEvent,
	type Held,
	type NotCalled,
	type PlanAction,
	type PlanEvent,
	type Report,
	type Restarted,
	type Step,
} from './events';
import { wordOf } from './keys';
import type { LadderPlan, LadderState, RungCall } from './ladder-state';
import { finished, isSettled, turnOf, withdrawn } from './ladder-turn';
import { checkRoomFor, referenceOfPerson } from './reference';

/**
 * Begins with the first person. Throws `invalidRequest` for an incident's reference that is too
 * long for what the plan puts behind it.
 * @param incident the builder's reference
 */
export function beginLadder(plan: LadderPlan, incident: string, nowMs: number): Step<LadderState> {
	checkRoomFor(incident, referenceOfPerson(incident, plan.roundsMax, plan.people.length - 1));
	const left = [...plan.people.keys()];
	const begun = {
		v: 1,
		incident,
		startedAtMs: nowMs,
		round: 1,
		left,
		held: [],
		calls: [],
	} as const;
	return turnOf(plan, begun, nowMs);
}

/** What an event makes of the ladder. */
export function stepLadder(
	plan: LadderPlan,
	state: LadderState,
	event: PlanEvent,
): Step<LadderState> {
	const { nowMs } = event;
	if (state.out !== undefined) return { state, actions: [] };
	if (event.type === 'restarted') return onRestart(plan, state, event);
	if (event.type === 'stop') return onStop(plan, state, nowMs);
	if (event.type === 'tick') return turnOf(plan, withTime(state, nowMs), nowMs);

	const at = placeOf(plan, state.incident, event.reference);
	if (at === undefined) return { state, actions: [] };
	const index = state.calls.findIndex(
		({ person, round }) => person === at.person && round === at.round,
	);
	// a saved state can be older than a call that it knows nothing of
	const call: RungCall = state.calls[index] ?? { ...at, phase: 'over', word: 'notCalled' };
	const withCall = (changed: RungCall): LadderState => ({
		...state,
		calls: index < 0 ? [...state.calls, changed] : state.calls.with(index, changed),
	});
	if (event.type === 'report') {
		const said = wordOf(plan, event);
		if (said.word === 'confirmed')
			return finished(
				withCall({ ...over(call, nowMs), ...said, reason: null }),
				'confirmed',
				nowMs,
			);
	}
	if (index < 0) return { state, actions: [] };
	if (isBegunElsewhere(state, call, event)) {
		const met = { ...over(call, nowMs), word: 'notCalled', reason: event.reason } as const;
		return finished(withCall(met), 'notCalled', nowMs);
	}
	if (event.type === 'held' && call.phase === 'placing')
		return turnOf(plan, onHeld(plan, state, event, call, index), nowMs);
	const changed = onCall(plan, call, event);
	if (changed === call) return { state, actions: [] };
	const step = turnOf(plan, withCall(changed), nowMs);
	// a no can come late, while the person's next call is asked for
	const isNeedless = (person: number) => isSettled(plan, step.state, person);
	const taken = event.type === 'report' ? withdrawn(step.state, isNeedless) : [];
	return { state: step.state, actions: [...taken, ...step.actions] };
}

/**
 * Nobody was called yet, and the first reference was used before: the same incident came again, and
 * another ladder goes on with it, or has. Two of them would not hear each other's yes.
 */
const isBegunElsewhere = (
	{ calls }: LadderState,
	{ phase, isResumed }: RungCall,
	event: PlanEvent,
): event is NotCalled =>
	event.type === 'notCalled' &&
	event.reason === 'alreadyCalled' &&
	phase === 'placing' &&
	!isResumed &&
	calls.every((call) => call.phase === 'placing' || call.word === 'notCalled');

/** What an event makes of its call. */
function onCall(plan: LadderPlan, call: RungCall, event: CallEvent): RungCall {
	const { nowMs } = event;
	if (event.type === 'report') return onReport(plan, call, event);
	if (call.phase === 'over') return call;
	if (event.type === 'waitOver') return over({ word: 'noResult', ...call }, nowMs);
	if (call.phase !== 'placing') return call;
	if (event.type === 'notCalled') return onNotCalled(plan, call, event);
	if (event.type === 'held') return call;
	const phase = event.type === 'placed' ? 'ringing' : 'unsure';
	return { ...waited(plan, call, phase, nowMs), placedAtMs: event.placedAtMs ?? nowMs };
}

function onReport(plan: LadderPlan, call: RungCall, report: Report): RungCall {
	const said = wordOf(plan, report);
	const { nowMs } = report;
	if (call.phase === 'over') {
		// a first word stands, unless it was none, or the key came later
		const isNews =
			(call.word === 'noResult' && said.word !== 'noResult') ||
			(call.word === 'answered' && said.word === 'declined');
		return isNews ? { ...call, ...said, endedAtMs: nowMs } : call;
	}
	if (said.word !== 'noResult') return { ...over(call, nowMs), ...said };
	const unsure = call.phase === 'placing' ? waited(plan, call, 'unsure', nowMs) : call;
	return { ...unsure, phase: 'unsure', word: 'noResult' };
}

function onNotCalled(plan: LadderPlan, call: RungCall, event: NotCalled | Held): RungCall {
	const { nowMs, reason } = event;
	// after a restart a gate can refuse because of the very call that it is asked about
	return call.isResumed && reason !== 'refusedByProvider'
		? waited(plan, call, 'unsure', nowMs)
		: { ...over(call, nowMs), word: 'notCalled', reason };
}

/**
 * Somebody held comes last in this round, where the hold is not longer in all than a call is waited
 * for; else the person is not called in this round.
 */
function onHeld(
	plan: LadderPlan,
	state: LadderState,
	event: Held,
	call: RungCall,
	index: number,
): LadderState {
	const { person } = call;
	const { nowMs } = event;
	const sinceMs = state.held.find(([one]) => one === person)?.[2] ?? nowMs;
	const untilMs = Math.max(event.untilMs, nowMs + SHORTEST_HOLD_MS);
	if (call.isResumed || state.isStopped || untilMs - sinceMs > plan.waitMs)
		return { ...state, calls: state.calls.with(index, onNotCalled(plan, call, event)) };
	const others = state.held.filter(([one]) => one !== person);
	return {
		...state,
		calls: state.calls.toSpliced(index, 1),
		held: [...others, [person, untilMs, sinceMs]],
		left: [...state.left, person],
	};
}

/** Waits that are over. */
const withTime = (state: LadderState, nowMs: number): LadderState => ({
	...state,
	calls: state.calls.map((call) =>
		call.untilMs !== undefined && call.untilMs <= nowMs
			? over({ ...call, word: 'noResult' }, nowMs)
			: call,
	),
});

function onRestart(plan: LadderPlan, state: LadderState, event: Restarted): Step<LadderState> {
	const { nowMs } = event;
	const canRepeat = event.isWrittenDown && !state.isStopped;
	const again: PlanAction[] = [];
	const calls = state.calls.map((call): RungCall => {
		if (call.phase !== 'placing') return call;
		if (!canRepeat || isSettled(plan, state, call.person))
			return waited(plan, call, 'unsure', nowMs);
		const { person, round } = call;
		const reference = referenceOfPerson(state.incident, round, person);
		again.push({ do: 'place', reference, item: person, attempt: round });
		return { ...call, isResumed: true };
	});
	const step = turnOf(plan, { ...state, calls }, nowMs);
	return { state: step.state, actions: [...again, ...step.actions] };
}

function onStop(plan: LadderPlan, state: LadderState, nowMs: number): Step<LadderState> {
	if (state.isStopped) return { state, actions: [] };
	const step = turnOf(plan, { ...state, isStopped: true }, nowMs);
	return { state: step.state, actions: [...withdrawn(state), ...step.actions] };
}

const waited = (
	{ waitMs }: LadderPlan,
	{ isResumed: _known, ...call }: RungCall,
	phase: 'ringing' | 'unsure',
	nowMs: number,
): RungCall => ({ ...call, phase, untilMs: nowMs + waitMs });

const over = (
	{ untilMs: _over, isResumed: _known, ...call }: RungCall,
	nowMs: number,
): RungCall => ({
	...call,
	phase: 'over',
	endedAtMs: nowMs,
});

/** Whose call it is, and in which round; undefined for a call of somebody else. */
function placeOf(
	{ people, roundsMax }: LadderPlan,
	incident: string,
	reference: string,
): { readonly person: number; readonly round: number } | undefined {
	const [, round, position] = /-([1-9]\d?)-([1-9]\d?)$/.exec(reference) ?? [];
	if (round === undefined || position === undefined) return undefined;
	const at = { round: Number(round), person: Number(position) - 1 };
	const isOurs =
		at.round <= roundsMax &&
		at.person < people.length &&
		referenceOfPerson(incident, at.round, at.person) === reference;
	return isOurs ? at : undefined;
}

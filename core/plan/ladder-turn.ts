/** Whose turn it is: the next call of a ladder, a pause between rounds, or its end. */
import type { PlanAction, Step } from './events';
import { isOpen, type LadderOutput, type LadderPlan, type LadderState } from './ladder-state';
import { referenceOfPerson } from './reference';

/** Goes on as far as it can without news. */
export function turnOf(plan: LadderPlan, state: LadderState, nowMs: number): Step<LadderState> {
	if (state.out !== undefined) return same(state);
	if (plan.whenUnsure === 'stop' && state.calls.some(isUnclear))
		return finished(state, 'unsure', nowMs);
	if (isWaiting(plan, state)) return same(state);
	if (state.isStopped || remaining(plan, state).length === 0) return ended(plan, state, nowMs);
	if (state.pauseUntilMs !== undefined)
		return state.pauseUntilMs > nowMs ? same(state) : nextRound(plan, state, nowMs);

	const left = state.left.filter((person) => !isSettled(plan, state, person));
	const person = left.find((one) => isFree(plan, state, one) && heldUntil(state, one) <= nowMs);
	if (person !== undefined)
		return placing({ ...state, left: left.filter((one) => one !== person) }, person);
	if (left.length > 0) return same({ ...state, left });
	const goesOn =
		state.round < plan.roundsMax &&
		state.calls.some(({ round, word }) => round === state.round && word !== 'notCalled');
	if (!goesOn) return ended(plan, state, nowMs);
	const paused = { ...state, left, pauseUntilMs: nowMs + plan.pauseMs };
	return plan.pauseMs > 0 ? same(paused) : nextRound(plan, paused, nowMs);
}

/** When the ladder next wants a tick; null where it waits for an answer alone, or is over. */
export function ladderWakeMs(plan: LadderPlan, state: LadderState): number | null {
	if (state.out !== undefined) return null;
	const times = state.calls.flatMap(({ untilMs }) => untilMs ?? []);
	if (!isWaiting(plan, state)) {
		times.push(state.pauseUntilMs ?? Infinity);
		for (const [person, untilMs] of state.held)
			if (state.left.includes(person) && isFree(plan, state, person)) times.push(untilMs);
	}
	const earliest = Math.min(...times);
	return earliest === Infinity ? null : earliest;
}

/** Ends the ladder; what was not sent yet need not be sent. */
export const finished = (
	{ pauseUntilMs: _over, ...state }: LadderState,
	out: LadderOutput,
	nowMs: number,
): Step<LadderState> => ({
	state: { ...state, left: [], held: [], out, outAtMs: nowMs },
	actions: [...withdrawn(state), { do: 'out', item: 0 }],
});

/** Takes back what was asked for and not answered. */
export const withdrawn = (
	{ incident, calls }: LadderState,
	isNeedless: (person: number) => boolean = () => true,
): PlanAction[] =>
	calls
		.filter(({ phase, person }) => phase === 'placing' && isNeedless(person))
		.map(({ person, round }) => ({
			do: 'withdraw',
			reference: referenceOfPerson(incident, round, person),
			item: person,
		}));

/** Nobody else is to be called: over, once nothing rings. */
function ended(
	plan: LadderPlan,
	{ pauseUntilMs: _over, ...state }: LadderState,
	nowMs: number,
): Step<LadderState> {
	return state.calls.some(isOpen)
		? same({ ...state, left: [], held: [] })
		: finished(state, outputOf(plan, state), nowMs);
}

/**
 * Nobody confirmed. `notCalled`: no call was sent to anybody. `unsure`: of somebody's last call nobody
 * knows how it ended. `declined`: everybody in the list declined. `nobody`: everything else.
 */
function outputOf({ people }: LadderPlan, { calls }: LadderState): LadderOutput {
	const sent = calls.filter(({ word }) => word !== 'notCalled');
	if (sent.length === 0) return 'notCalled';
	const last = [...people.keys()].map(
		(at) => sent.findLast(({ person }) => isOneLine(people, person, at))?.word,
	);
	if (last.includes('noResult')) return 'unsure';
	return last.every((word) => word === 'declined') ? 'declined' : 'nobody';
}

function nextRound(plan: LadderPlan, state: LadderState, nowMs: number): Step<LadderState> {
	const { pauseUntilMs: _over, ...rest } = state;
	const round = state.round + 1;
	return turnOf(plan, { ...rest, round, left: remaining(plan, state), held: [] }, nowMs);
}

function placing(state: LadderState, person: number): Step<LadderState> {
	const { round, incident } = state;
	const reference = referenceOfPerson(incident, round, person);
	return {
		state: { ...state, calls: [...state.calls, { person, round, phase: 'placing' }] },
		actions: [{ do: 'place', reference, item: person, attempt: round }],
	};
}

/** Nobody else is called before this call is over. */
const isWaiting = ({ whenUnsure }: LadderPlan, { calls }: LadderState): boolean =>
	calls.some(
		({ phase }) =>
			phase === 'placing' || phase === 'ringing' || (phase === 'unsure' && whenUnsure === 'wait'),
	);

/** Nobody knows how it ended. */
const isUnclear = ({ phase, word }: LadderState['calls'][number]): boolean =>
	phase === 'unsure' || word === 'noResult';

/** Who said no, or whose number is wrong, is not called again, by whatever entry of the list. */
export const isSettled = (
	{ people }: LadderPlan,
	{ calls }: LadderState,
	person: number,
): boolean =>
	calls.some(
		({ person: called, word }) =>
			(word === 'declined' || word === 'invalidNumber') && isOneLine(people, called, person),
	);

const remaining = (plan: LadderPlan, state: LadderState): number[] =>
	[...plan.people.keys()].filter((person) => !isSettled(plan, state, person));

/** A phone rings at most once at the same moment, also one that is listed twice. */
const isFree = ({ people }: LadderPlan, { calls }: LadderState, person: number): boolean =>
	!calls.some((call) => isOpen(call) && isOneLine(people, call.person, person));

const isOneLine = (people: LadderPlan['people'], one: number, other: number): boolean =>
	lineOf(people[one]?.to) === lineOf(people[other]?.to);

const lineOf = (to: string | undefined): string => (to ?? '').replace(/[^\p{L}\p{N}+]/gu, '');

const heldUntil = ({ held }: LadderState, person: number): number =>
	held.find(([one]) => one === person)?.[1] ?? 0;

const same = (state: LadderState): Step<LadderState> => ({ state, actions: [] });

/**
 * One call request that is tried again: after which exits, after how long, how often at most. Never
 * after an answer (of somebody who is asked: after a key that decides), never where the number is wrong or nobody was called, and not where nobody knows
 * how the call ended, unless the builder chose so (`afterNoResultMinutes`).
 */
import type { CallState, Exit } from '../result/exits';
import {
	SHORTEST_HOLD_MS,
	type CallEvent,
	type Held,
	type NotCalled,
	type PlanAction,
	type PlanEvent,
	type PlanReason,
	type Report,
	type Restarted,
	type Step,
} from './events';
import { wordOf } from './keys';
import { attemptIn, referenceOfTry } from './reference';
import { inPhase, isAnswer, type PastCall, type TriesPlan, type TriesState } from './tries-state';

/** What is asked of the host; the state says for which call. */
type Ask = 'place' | 'withdraw' | 'out';
type Decided = readonly [state: TriesState, ask?: Ask];

/** Begins with the first try. @param item goes into the actions as it is */
export const beginTries = (reference: string, item = 0): Step<TriesState> =>
	stepOf([{ reference, phase: 'placing', attempt: 1, past: [] }, 'place'], item);

/** A row that cannot be called: decided at once, without an action. */
export const endedAtOnce = (
	reference: string,
	exit: CallState,
	reason: PlanReason | null,
	nowMs: number,
): TriesState => ({
	reference,
	phase: 'ended',
	attempt: 1,
	past: [[exit, null, nowMs, ...noteOf(reason ?? undefined)]],
});

/** What an event makes of the tries. @param item goes into the actions as it is */
export const stepTries = (
	plan: TriesPlan,
	state: TriesState,
	event: PlanEvent,
	item = 0,
): Step<TriesState> => stepOf(decide(plan, state, event), item);

function stepOf([state, ask]: Decided, item: number): Step<TriesState> {
	const { attempt } = state;
	const reference = referenceOfTry(state.reference, attempt);
	const actions: Record<Ask, PlanAction> = {
		place: { do: 'place', reference, item, attempt },
		withdraw: { do: 'withdraw', reference, item },
		out: { do: 'out', item },
	};
	return { state, actions: ask === undefined ? [] : [actions[ask]] };
}

function decide(plan: TriesPlan, state: TriesState, event: PlanEvent): Decided {
	if (state.phase === 'ended') return [state];
	if (event.type === 'tick') return onTick(plan, state, event.nowMs);
	if (event.type === 'restarted') return onRestart(plan, state, event);
	if (event.type === 'stop') return onStop(plan, state, event.nowMs);
	const attempt = attemptIn(state.reference, event.reference);
	if (attempt === undefined || attempt > state.attempt) return [state];
	return attempt <= state.past.length
		? onPast(plan, state, event, attempt)
		: onCurrent(plan, state, event);
}

function onCurrent(plan: TriesPlan, state: TriesState, event: CallEvent): Decided {
	// a report is proof of the call, whatever else is known of it
	if (event.type === 'report')
		return ended(
			plan,
			{ ...state, phase: 'ringing' },
			event.exit,
			event.nowMs,
			undecided(plan, event),
		);
	if (event.type === 'placed' && state.phase === 'unsure')
		return [{ ...state, phase: 'ringing', placedAtMs: event.placedAtMs ?? event.nowMs }];
	const isUnderWay = state.phase !== 'held' && state.phase !== 'pausing';
	if (event.type === 'waitOver')
		return isUnderWay ? ended(plan, state, 'noResult', event.nowMs) : [state];
	if (state.phase !== 'placing') return [state];
	if (event.type === 'held') return onHeld(plan, state, event);
	if (event.type === 'notCalled') return onNotCalled(plan, state, event);
	const phase = event.type === 'placed' ? 'ringing' : 'unsure';
	return [
		{
			...inPhase(state, phase, event.nowMs + plan.waitMs),
			placedAtMs: event.placedAtMs ?? event.nowMs,
		},
	];
}

function onHeld(plan: TriesPlan, state: TriesState, { nowMs, reason, ...held }: Held): Decided {
	if (state.isStopped) return onNotCalled(plan, state, { nowMs, reason: 'stopped' });
	const heldSinceMs = state.heldSinceMs ?? nowMs;
	const untilMs = Math.max(held.untilMs, nowMs + SHORTEST_HOLD_MS, pauseEndsMs(plan, state));
	return untilMs - heldSinceMs > plan.holdLimitMs
		? onNotCalled(plan, state, { nowMs, reason })
		: [{ ...inPhase(state, 'held', untilMs), heldSinceMs, heldFor: reason }];
}

/** A late report can have begun the pause anew while the next try was asked for. */
function pauseEndsMs({ pausesMs }: TriesPlan, { past }: TriesState): number {
	const [exit, , endedAtMs] = past.at(-1) ?? ['notCalled', null, 0];
	return endedAtMs + (pausesMs[exit as Exit] ?? 0);
}

function onNotCalled(
	plan: TriesPlan,
	state: TriesState,
	{ nowMs, reason }: Pick<NotCalled, 'nowMs' | 'reason'>,
): Decided {
	// a reference of this plan that was used before is this plan's own call: its report may come;
	// after a restart a gate can refuse because of the very call that it is asked about
	const isOwn = state.isResumed
		? reason !== 'refusedByProvider'
		: reason === 'alreadyCalled' && state.attempt > 1;
	return isOwn
		? [inPhase(state, 'unsure', nowMs + plan.waitMs)]
		: ended(plan, state, 'notCalled', nowMs, reason ?? undefined);
}

/** News of a call that has ended: a late report, or when it was placed. */
function onPast(plan: TriesPlan, state: TriesState, event: CallEvent, attempt: number): Decided {
	const [exit, placedAtMs, endedAtMs, note] = state.past[attempt - 1]!;
	const changed = (call: PastCall): TriesState => ({
		...state,
		past: state.past.with(attempt - 1, call),
	});
	if (event.type === 'placed' && placedAtMs === null)
		return [changed([exit, event.placedAtMs ?? event.nowMs, endedAtMs, ...noteOf(note)])];
	if (event.type !== 'report' || !isNews(exit, event)) return [state];
	const call: PastCall = [event.exit, placedAtMs, event.nowMs, ...noteOf(undecided(plan, event))];
	const told = changed(call);
	const isLast = attempt === state.past.length;
	return isLast || isAnswer(call) ? reconsidered(plan, told, event.nowMs) : [told];
}

/** An answer that is none to what was asked. */
function undecided({ asks }: TriesPlan, report: Report): 'undecided' | undefined {
	if (asks === undefined || report.exit !== 'answered') return undefined;
	const { word } = wordOf(asks, report);
	return word === 'confirmed' || word === 'declined' ? undefined : 'undecided';
}

/** A first word stands, unless it was none; whoever answered is not called again, whatever it was. */
const isNews = (known: CallState, { exit }: Report): boolean =>
	known !== exit && known !== 'answered' && (known === 'noResult' || exit === 'answered');

/** The next try was decided upon before this was known. */
function reconsidered(plan: TriesPlan, state: TriesState, nowMs: number): Decided {
	// what rings is waited for
	if (state.phase === 'ringing' || state.phase === 'unsure') return [state];
	const decided = nextTry(plan, { ...state, attempt: state.past.length }, nowMs);
	const goesOn = decided.phase === 'pausing';
	// the next try may be on its way; one that is held since a restart may have been sent before
	const isOnItsWay = state.phase === 'placing' || state.isResumed === true;
	if (!goesOn) return isOnItsWay ? stopped(state) : [decided, 'out'];
	if (state.phase === 'placing') return [state];
	const untilMs = Math.max(decided.untilMs ?? 0, state.untilMs ?? 0);
	return [{ ...(isOnItsWay ? state : decided), untilMs }];
}

function onTick(plan: TriesPlan, state: TriesState, nowMs: number): Decided {
	if (state.untilMs === undefined || state.untilMs > nowMs) return [state];
	if (state.phase === 'ringing' || state.phase === 'unsure')
		return ended(plan, state, 'noResult', nowMs);
	if (state.isStopped) return onNotCalled(plan, state, { nowMs, reason: 'stopped' });
	const { heldSinceMs } = state;
	const again = inPhase(state, 'placing');
	return [heldSinceMs === undefined ? again : { ...again, heldSinceMs }, 'place'];
}

function onRestart(plan: TriesPlan, state: TriesState, event: Restarted): Decided {
	if (state.phase !== 'placing') return [state];
	return event.isWrittenDown && !state.isStopped
		? [{ ...state, isResumed: true }, 'place']
		: [inPhase(state, 'unsure', event.nowMs + plan.waitMs)];
}

function onStop(plan: TriesPlan, state: TriesState, nowMs: number): Decided {
	if (state.phase === 'pausing') return [inPhase(state, 'ended'), 'out'];
	const [given, ask] = stopped(state);
	return state.phase === 'held'
		? onNotCalled(plan, given, { nowMs, reason: 'stopped' })
		: [given, ask];
}

/** No further try; what was not sent yet need not be sent. */
function stopped(state: TriesState): Decided {
	const given: TriesState = { ...state, isStopped: true };
	return state.phase === 'placing' && !state.isStopped ? [given, 'withdraw'] : [given];
}

/** The call under way is over. */
function ended(
	plan: TriesPlan,
	state: TriesState,
	exit: CallState,
	nowMs: number,
	reason?: PlanReason | 'undecided',
): Decided {
	const isUnconfirmed = state.phase === 'unsure' && exit === 'noResult';
	const note: PastCall[3] = isUnconfirmed ? 'unconfirmed' : reason;
	const call: PastCall = [exit, state.placedAtMs ?? null, nowMs, ...noteOf(note)];
	const next = nextTry(plan, { ...state, past: [...state.past, call] }, nowMs);
	return next.phase === 'ended' ? [next, 'out'] : [next];
}

/** Another try after a pause, or the end. */
function nextTry(plan: TriesPlan, state: TriesState, nowMs: number): TriesState {
	const [exit] = state.past.at(-1)!;
	const pauseMs = exit === 'placed' || exit === 'notCalled' ? undefined : plan.pausesMs[exit];
	const isOver =
		state.isStopped ||
		pauseMs === undefined ||
		state.attempt >= plan.maxCalls ||
		state.past.some(isAnswer);
	return isOver
		? inPhase(state, 'ended')
		: { ...inPhase(state, 'pausing', nowMs + pauseMs), attempt: state.attempt + 1 };
}

const noteOf = <Note>(note: Note | undefined): [] | [Note] => (note === undefined ? [] : [note]);

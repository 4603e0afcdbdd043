/**
 * What hosts tell a plan, and what a plan asks of them. A plan is pure: (state, event) gives the
 * next state and actions. Every event brings the time, every state is plain JSON, and a host saves
 * the state before it does what the actions say.
 *
 * Times are milliseconds since 1970, UTC. An event that does not fit what is known (doubled, late,
 * of a call that the plan did not ask for) changes nothing and asks for nothing.
 */
import type { Exit } from '../result/exits';
import type { Reason } from '../result/reasons';

/** Why nobody was called; `stopped`: the builder gave the call up. */
export type PlanReason = Reason;

/** What is known of the call that has this reference. */
interface OfCall {
	readonly reference: string;
	readonly nowMs: number;
}

/** The provider took the order. */
export interface Placed extends OfCall {
	readonly type: 'placed';
	/** When it was sent; absent: now. */
	readonly placedAtMs?: number;
}

/** Sent, and nobody knows whether it was taken: a phone may ring. */
export interface Unconfirmed extends OfCall {
	readonly type: 'unconfirmed';
	readonly placedAtMs?: number;
}

/** Certain that no phone rang: a gate, the provider or a mistake in the settings was in the way. */
export interface NotCalled extends OfCall {
	readonly type: 'notCalled';
	/** Null where a person has to put something right, and an error says what. */
	readonly reason: PlanReason | null;
}

/** A gate that says "hold until now" is asked again a second later. */
export const SHORTEST_HOLD_MS = 1_000;

/** A call that should have been placed so long ago is out of date: a machine that stood still for a week calls nobody for last week. */
export const OVERDUE_MS = 24 * 60 * 60_000;

/** A gate holds the call: nothing was sent, and it may be asked again from `untilMs`. */
export interface Held extends OfCall {
	readonly type: 'held';
	readonly untilMs: number;
	readonly reason: PlanReason;
}

/** How the call ended. `noResult`: nobody documented the word. */
export interface Report extends OfCall {
	readonly type: 'report';
	readonly exit: Exit;
	/** As in the result: keys that were pressed stand under `digits`. */
	readonly answers?: Readonly<Record<string, string>>;
	/** Who took the call, where the provider can tell. */
	readonly answeredBy?: 'human' | 'machine' | 'unknown' | null;
}

/**
 * No report came within the wait limit. For hosts that wait for each call themselves; a plan that
 * was told of the placement finds out by its ticks.
 */
export interface WaitOver extends OfCall {
	readonly type: 'waitOver';
}

/** Time went by; a plan wants one at its `nextWakeMs`, and takes any other. */
export interface Tick {
	readonly type: 'tick';
	readonly nowMs: number;
}

/**
 * The host was started again with a state that it had saved: what was being placed may have been
 * sent or not.
 */
export interface Restarted {
	readonly type: 'restarted';
	readonly nowMs: number;
	/**
	 * True where a reference is written down before it is sent (Call Once), so that it can be placed
	 * again safely: the ledger answers `alreadyCalled` where it was sent. False: whatever was being
	 * placed counts as unconfirmed.
	 */
	readonly isWrittenDown: boolean;
}

/** The builder gives up: nobody else is called. Calls that were sent are waited for. */
export interface Stop {
	readonly type: 'stop';
	readonly nowMs: number;
	/** Position in a batch, from 0; absent: everything. */
	readonly item?: number;
}

export type CallEvent = Placed | Unconfirmed | NotCalled | Held | Report | WaitOver;
export type PlanEvent = CallEvent | Tick | Restarted | Stop;

/**
 * Place this call: one answer is expected, `placed`, `unconfirmed`, `notCalled` or `held`; a report
 * or `waitOver` will do as well.
 */
export interface Place {
	readonly do: 'place';
	readonly reference: string;
	/** Position of the item, or of the person in the list of people, from 0. */
	readonly item: number;
	/** The try, or the round, from 1. */
	readonly attempt: number;
}

/** Do not send this call if it was not sent yet. An answer to its `place` is expected all the same. */
export interface Withdraw {
	readonly do: 'withdraw';
	readonly reference: string;
	readonly item: number;
}

/** The item is decided; comes once for each. */
export interface Out {
	readonly do: 'out';
	readonly item: number;
}

export type PlanAction = Place | Withdraw | Out;

export interface Step<State> {
	readonly state: State;
	readonly actions: readonly PlanAction[];
}

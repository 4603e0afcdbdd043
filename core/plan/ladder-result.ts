/** What came of a ladder: who, by which key, how many were called, and everything that happened. */
import type { SealedEvidence } from '../result/evidence';
import type { CallState } from '../result/exits';
import type { PlanReason } from './events';
import type { LadderOutput, LadderPlan, LadderState, RungCall } from './ladder-state';
import { referenceOfPerson } from './reference';

/** One call of the history. Times are ISO 8601, UTC. */
export interface LadderCall {
	readonly person: string;
	readonly round: number;
	readonly reference: string;
	/** Null while it is not known. */
	readonly exit: CallState | null;
	/** What the keys said, where they said something. */
	readonly said: 'confirmed' | 'declined' | null;
	readonly keys: string | null;
	readonly reason: PlanReason | null;
	readonly placedAt: string | null;
	readonly endedAt: string | null;
	/** What the rules for calling said, sealed; absent where none were asked. */
	readonly evidence?: SealedEvidence | null;
}

export interface LadderResult {
	readonly incident: string;
	/** Null while it goes on. */
	readonly output: LadderOutput | null;
	/** Who confirmed. */
	readonly person: string | null;
	/** The position of that person in the list, from 1. */
	readonly position: number | null;
	readonly keys: string | null;
	/** Calls that were sent, those included of which nobody knows whether they were made. */
	readonly called: number;
	/** Calls of which nobody knows how they ended. */
	readonly unsure: number;
	/** What was to be done about these. */
	readonly whenUnsure: LadderPlan['whenUnsure'];
	readonly rounds: number;
	readonly history: readonly LadderCall[];
}

export function ladderResult(plan: LadderPlan, state: LadderState): LadderResult {
	const { incident, out = null, calls, round } = state;
	const yes = calls.find(({ word }) => word === 'confirmed');
	const sent = calls.filter(({ phase, word }) => phase !== 'placing' && word !== 'notCalled');
	return {
		incident,
		output: out,
		person: yes === undefined ? null : nameOf(plan, yes),
		position: yes === undefined ? null : yes.person + 1,
		keys: yes?.keys ?? null,
		called: sent.length,
		unsure: sent.filter(({ phase, word }) => word === 'noResult' || phase === 'unsure').length,
		whenUnsure: plan.whenUnsure,
		rounds: round,
		history: calls.map((call) => historyEntry(plan, incident, call)),
	};
}

/** What a flow is told after its report: whether it counted, and who was first where it did not. */
export interface Heard {
	readonly confirmed: boolean;
	/** The name of somebody else who confirmed. */
	readonly already?: string;
}

/** @param state as it is after the report */
export function heardOf(plan: LadderPlan, state: LadderState, reference: string): Heard {
	const yes = state.calls.find(({ word }) => word === 'confirmed');
	if (yes === undefined) return { confirmed: false };
	return referenceOfPerson(state.incident, yes.round, yes.person) === reference
		? { confirmed: true }
		: { confirmed: false, already: nameOf(plan, yes) };
}

const nameOf = ({ people }: LadderPlan, { person }: RungCall): string =>
	people[person]?.name ?? `${person + 1}`;

function historyEntry(plan: LadderPlan, incident: string, call: RungCall): LadderCall {
	const { round, person, word = null, keys, reason, placedAtMs, endedAtMs } = call;
	const isSaid = word === 'confirmed' || word === 'declined';
	return {
		person: nameOf(plan, call),
		round,
		reference: referenceOfPerson(incident, round, person),
		exit: isSaid ? 'answered' : word,
		said: isSaid ? word : null,
		keys: keys ?? null,
		reason: reason ?? null,
		placedAt: isoOf(placedAtMs),
		endedAt: isoOf(endedAtMs),
	};
}

const isoOf = (ms: number | undefined): string | null =>
	ms === undefined ? null : new Date(ms).toISOString();

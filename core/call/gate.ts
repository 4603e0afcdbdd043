/** Rules that a call has to pass before it is sent. */
import type { Clock } from '../base/clock';
import type { SealedEvidence } from '../result/evidence';
import type { Reason } from '../result/reasons';
import type { CallResult } from '../result/result';
import type { PreparedCall } from './prepare';

export type Verdict =
	| { readonly go: true }
	/** Not now: the call may be sent from then on, in ISO 8601, UTC. */
	| { readonly holdUntil: string; readonly reason: Reason; readonly sentence: string }
	| {
			readonly notCalled: Reason;
			readonly sentence: string;
			/** When it may be asked for again, where that is known; ISO 8601, UTC. */
			readonly notBefore?: string;
	  };

export type Objection = Exclude<Verdict, { go: true }>;

/**
 * Asked when the call is prepared, and again before each request, with a permit in hand: hours
 * can pass in a queue. What is asked later decides. Rejects with a VoiceError only.
 */
export interface Gate {
	/** @param nowMs milliseconds since the Unix epoch */
	ask(call: PreparedCall, nowMs: number): Verdict | Promise<Verdict>;
	/** Told of a call that was certainly not made, whatever this gate said before. */
	giveBack?(call: PreparedCall): Promise<void>;
	/** What can be shown later of what it said; null where nobody keeps any. */
	evidenceOf?(call: PreparedCall, result: CallResult): SealedEvidence | null;
}

/** Frees what gates counted for a call that was certainly not made. */
export async function giveBackTo(gates: readonly Gate[], call: PreparedCall): Promise<void> {
	// a store that fails here goes on counting the call, which is the safe side
	for (const gate of gates) await gate.giveBack?.(call).catch(() => undefined);
}

/** The result with what its gates have to show; as it is where they have nothing. */
export function withEvidence(
	result: CallResult,
	gates: readonly Gate[],
	call: PreparedCall,
): CallResult {
	for (const gate of gates) {
		const evidence = gate.evidenceOf?.(call, result);
		if (evidence) return { ...result, evidence };
	}
	return result;
}

/** What the first gate says that does not let the call go; the later ones are not asked then. */
export async function objectionTo(
	call: PreparedCall,
	gates: readonly Gate[],
	clock: Clock,
): Promise<Objection | null> {
	for (const gate of gates) {
		const verdict = await gate.ask(call, clock.now());
		if (!('go' in verdict)) return verdict;
	}
	return null;
}

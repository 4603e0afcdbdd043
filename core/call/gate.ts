/** Rules that a call has to pass before it is sent. */
import type { Clock } from '../base/clock';
import type { Reason } from '../result/exits';
import type { PreparedCall } from './prepare';

export type Verdict =
	| { readonly go: true }
	/** Not now: the call may be sent from then on, in ISO 8601, UTC. */
	| { readonly holdUntil: string; readonly reason: Reason; readonly sentence: string }
	| { readonly notCalled: Reason; readonly sentence: string };

export type Objection = Exclude<Verdict, { go: true }>;

/**
 * Asked when the call is prepared, and again before each request, with a permit in hand: hours
 * can pass in a queue. What is asked later decides. Rejects with a VoiceError only.
 */
export interface Gate {
	/** @param nowMs milliseconds since the Unix epoch */
	ask(call: PreparedCall, nowMs: number): Verdict | Promise<Verdict>;
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

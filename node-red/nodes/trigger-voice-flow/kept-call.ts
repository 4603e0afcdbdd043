/** A call request with its plan, as it is kept in a context store: plain JSON. */
import {
	isRecord,
	resultOfTries,
	savedBatch,
	savedLadder,
	type BatchState,
	type CallResult,
	type LadderPlan,
	type LadderState,
	type TriesPlan,
} from '../../../core';
import type { TokenId } from '../../results/seen';

/** Of a call whose report can come. */
export interface KeptToken extends TokenId {
	readonly reference: string;
	/** The account that it was called from, where that is the fallback's. */
	readonly account?: string;
}

interface KeptBase {
	/** Of this shape. */
	readonly v: 1;
	/** The trigger. */
	readonly node: string;
	readonly account: string;
	readonly callOnce: boolean;
	/** False: nobody waits for how the call ends; it leaves as soon as it is placed. */
	readonly waits: boolean;
	/** Nobody is called: who would be stands in the history. */
	readonly dryRun?: boolean;
	/** By public names, as the message that came gave them; the reference is the builder's. */
	readonly settings: Readonly<Record<string, unknown>>;
	readonly msg: Readonly<Record<string, unknown>>;
	/** Of the calls whose report can come. */
	readonly tokens: readonly KeptToken[];
	/** What is known of each call so far, by reference. */
	readonly results: Readonly<Record<string, CallResult>>;
}

export interface KeptTries extends KeptBase {
	readonly kind: 'tries';
	readonly plan: TriesPlan;
	/** A batch of one. */
	readonly state: BatchState;
}

export interface KeptLadder extends KeptBase {
	readonly kind: 'ladder';
	readonly plan: LadderPlan;
	readonly state: LadderState;
}

export type KeptCall = KeptTries | KeptLadder;

/** Null for what is not kept for this node. Throws `invalidRequest` for what a newer version kept. */
export function keptFor(nodeId: string, value: unknown): KeptCall | null {
	if (!isRecord(value) || value.node !== nodeId) return null;
	const state = value.kind === 'ladder' ? savedLadder(value.state) : savedBatch(value.state);
	const { waits = true, ...kept } = value;
	return { ...(kept as unknown as KeptCall), waits, state } as KeptCall;
}

/** With what was learned of a call; what its report said stays. */
export function withResult(kept: KeptCall, { reference, ...rest }: CallResult): KeptCall {
	const known = kept.results[reference];
	const next = { ...rest, reference };
	const isReported = known !== undefined && known.receivedAt !== null && next.receivedAt === null;
	const callId = next.callId ?? known?.callId ?? null;
	// a report says nothing of what the rules said
	const evidence = next.evidence ?? known?.evidence ?? null;
	const result = isReported
		? {
				...known,
				callId: known.callId ?? callId,
				placedAt: next.placedAt ?? known.placedAt,
				evidence,
			}
		: { ...next, callId, placedAt: known?.placedAt ?? next.placedAt, evidence };
	return { ...kept, results: { ...kept.results, [reference]: result } };
}

/** What came of the tries in the end; null where nothing is known of the call that counts. */
export const resultOfKept = ({ plan, state, results, waits }: KeptTries): CallResult | null =>
	resultOfTries(plan, state.items[0]!, (reference) => results[reference], waits);

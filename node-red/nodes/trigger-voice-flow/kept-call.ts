/** A call request with its tries, as it is kept in a context store: plain JSON. */
import {
	historyOf,
	isRecord,
	outcomeOf,
	referenceOfTry,
	savedBatch,
	type BatchState,
	type CallResult,
	type TriesPlan,
} from '../../../core';
import type { TokenId } from '../../results/seen';

export interface KeptCall {
	/** Of this shape. */
	readonly v: 1;
	/** The trigger. */
	readonly node: string;
	readonly account: string;
	readonly callOnce: boolean;
	/** By public names, as the message that came gave them; the reference is that of the first try. */
	readonly settings: Readonly<Record<string, unknown>>;
	readonly msg: Readonly<Record<string, unknown>>;
	readonly plan: TriesPlan;
	/** A batch of one. */
	readonly state: BatchState;
	/** Of the calls whose report can come. */
	readonly tokens: ReadonlyArray<TokenId & { readonly reference: string }>;
	/** What is known of each call so far, by reference. */
	readonly results: Readonly<Record<string, CallResult>>;
}

/** The one call request of the batch. */
export const itemOfKept = ({ state }: Pick<KeptCall, 'state'>) => state.items[0]!;

/** Of the try that is under way, or comes next. */
export const referenceUnderWay = (kept: KeptCall): string =>
	referenceOfTry(itemOfKept(kept).reference, itemOfKept(kept).attempt);

/** Null for what is not kept for this node. Throws `invalidRequest` for what a newer version kept. */
export function keptFor(nodeId: string, value: unknown): KeptCall | null {
	if (!isRecord(value) || value.node !== nodeId) return null;
	return { ...(value as unknown as KeptCall), state: savedBatch(value.state) };
}

/** With what was learned of a call; what its report said stays. */
export function withResult(kept: KeptCall, { reference, ...rest }: CallResult): KeptCall {
	const known = kept.results[reference];
	const next = { ...rest, reference };
	const isReported = known !== undefined && known.receivedAt !== null && next.receivedAt === null;
	const callId = next.callId ?? known?.callId ?? null;
	const result = isReported
		? { ...known, callId: known.callId ?? callId, placedAt: next.placedAt ?? known.placedAt }
		: { ...next, callId, placedAt: known?.placedAt ?? next.placedAt };
	return { ...kept, results: { ...kept.results, [reference]: result } };
}

const GIVEN_UP = 'The call was given up before it was sent.';

/** What came of it in the end; null where nothing is known of the call that counts. */
export function resultOf(kept: KeptCall): CallResult | null {
	const item = itemOfKept(kept);
	const outcome = outcomeOf(item);
	const known = outcome === null ? undefined : kept.results[outcome.reference];
	if (outcome === null || known === undefined) return null;
	const { exit, reason, confirmed } = outcome;
	const attempts = historyOf(item);
	if (known.exit === exit) return { ...known, attempts };
	const sentence = reason === 'stopped' ? GIVEN_UP : known.sentence;
	return { ...known, exit, reason, sentence: reason && sentence, confirmed, attempts };
}

/**
 * The items of one run that wait together. Each is a call request with its tries; one item alone is
 * a batch of one.
 */
import type { CallState } from '../result/exits';
import { MESSAGES, fault } from '../messages';
import type { PlanAction, PlanEvent, PlanReason, Step } from './events';
import { attemptIn, checkRoomFor, referenceOfTry } from './reference';
import { beginTries, endedAtOnce, stepTries } from './tries';
import type { TriesPlan, TriesState } from './tries-state';

/** An item as it goes in. */
export interface BatchItem {
	readonly reference: string;
	/** Of a row that cannot be called: it leaves at once. */
	readonly ended?: { readonly exit: CallState; readonly reason: PlanReason | null };
}

/** One plan for all items, or that of each, by its position. */
export type PlanOfItems = TriesPlan | ((item: number) => TriesPlan);

const planOf = (plan: PlanOfItems, item: number): TriesPlan =>
	typeof plan === 'function' ? plan(item) : plan;

/** Plain JSON; `v` is the version of its shape. Items keep their positions. */
export interface BatchState {
	readonly v: 1;
	readonly startedAtMs: number;
	readonly items: readonly TriesState[];
}

/**
 * Begins with every item. Of several with one reference the first is called, the others are
 * `notCalled` with the reason `alreadyCalled`. Throws `invalidRequest` for a reference that is too
 * long for the plan, or that is a try of another item.
 */
export function beginBatch(
	plan: PlanOfItems,
	items: readonly BatchItem[],
	nowMs: number,
): Step<BatchState> {
	checkReferences(plan, items);
	const known = new Set<string>();
	const steps = items.map(({ reference, ended }, item) => {
		const decided = ended ?? (known.has(reference) ? TWICE : undefined);
		if (decided === undefined) {
			known.add(reference);
			return beginTries(reference, item);
		}
		const state = endedAtOnce(reference, decided.exit, decided.reason, nowMs);
		return { state, actions: [{ do: 'out', item } as const] };
	});
	return {
		state: { v: 1, startedAtMs: nowMs, items: steps.map(({ state }) => state) },
		actions: steps.flatMap(({ actions }) => actions),
	};
}

const TWICE = { exit: 'notCalled', reason: 'alreadyCalled' } as const;

/** What an event makes of the batch. */
export function stepBatch(
	plan: PlanOfItems,
	state: BatchState,
	event: PlanEvent,
): Step<BatchState> {
	const concerned = concernedBy(state, event);
	const items = [...state.items];
	const actions: PlanAction[] = [];
	for (const item of concerned) {
		const step = stepTries(planOf(plan, item), items[item]!, event, item);
		items[item] = step.state;
		actions.push(...step.actions);
	}
	return { state: { ...state, items }, actions };
}

/** The positions of the items that an event is about. */
function concernedBy({ items }: BatchState, event: PlanEvent): Iterable<number> {
	if ('reference' in event) {
		const item = itemOf(items, event.reference);
		return item === undefined ? [] : [item];
	}
	const isForOne = event.type === 'stop' && event.item !== undefined;
	return isForOne && event.item! in items ? [event.item!] : isForOne ? [] : items.keys();
}

/** Which item a call belongs to; undefined for a call of somebody else, or of an item that is decided. */
export function itemOf(items: BatchState['items'], reference: string): number | undefined {
	const at = items.findIndex(
		({ phase, reference: first }) => phase !== 'ended' && attemptIn(first, reference) !== undefined,
	);
	return at < 0 ? undefined : at;
}

export const isBatchDone = ({ items }: BatchState): boolean =>
	items.every(({ phase }) => phase === 'ended');

/** When the batch next wants a tick; null where it waits for answers alone, or is done. */
export const nextWakeMs = ({ items }: Pick<BatchState, 'items'>): number | null =>
	items.reduce<number | null>(
		(earliest, { untilMs = null }) =>
			untilMs === null || (earliest !== null && earliest <= untilMs) ? earliest : untilMs,
		null,
	);

function checkReferences(plan: PlanOfItems, items: readonly BatchItem[]): void {
	const references = new Set(items.map(({ reference }) => reference));
	items.forEach(({ reference, ended }, item) => {
		if (ended) return;
		const { maxCalls } = planOf(plan, item);
		checkRoomFor(reference, referenceOfTry(reference, maxCalls));
		for (let attempt = 2; attempt <= maxCalls; attempt += 1)
			if (references.has(referenceOfTry(reference, attempt)))
				throw fault(MESSAGES.referenceOfATry(item + 1, attempt));
	});
}

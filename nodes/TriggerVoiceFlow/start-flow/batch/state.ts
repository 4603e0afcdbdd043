/**
 * What a batch knows of its items, as n8n saves it with the execution: plain JSON. An item is
 * checked first; then it is planned, started, and ended, once.
 */
import type { ISourceData } from 'n8n-workflow';
import type { CallBasics, CallState } from '../../../../core';

/** How an item leaves the node: its output, and what is added to its JSON. */
export interface Ending {
	readonly state: CallState;
	/** `call`, and `error` with `details` where a person has to look. */
	readonly json: Readonly<Record<string, unknown>>;
	/** What the builder should know, though it stopped nothing. */
	readonly notes?: readonly string[];
}

/** What was found out about an item that can be called. */
interface Checked {
	readonly basics: CallBasics;
	/** Whether its reference is called once only, however often it is started. */
	readonly callOnce: boolean;
	readonly notes: readonly string[];
}

export type ItemState =
	| (Checked & { readonly at: 'ready' })
	/** Is started by the next run: written down before, so that one that is repeated knows. */
	| (Checked & {
			readonly at: 'planned';
			/** True when it was started before, and may have been called then. */
			readonly again: boolean;
	  })
	| (Checked & {
			readonly at: 'open';
			/** The execution that calls and waits. */
			readonly call: string;
			readonly startedMs: number;
			readonly limitMs: number;
			readonly again: boolean;
	  })
	| { readonly at: 'ended'; readonly ending: Ending };

export interface BatchState {
	/** The run of the node that the batch is: a loop runs it several times. */
	readonly run: number;
	/** The execution that began; one that is retried has another id, and goes on with the first one's references. */
	readonly execution: string;
	/** The execution that last went on with it. */
	owner: string;
	/** Names the pause that is asked for, and the way to end it. */
	readonly pause: string;
	/** Where the items come from. */
	readonly source: ISourceData;
	readonly startedMs: number;
	readonly items: ItemState[];
	/** Why nobody else is called; null while all is well. */
	stopped: { readonly itemIndex: number; readonly json: Ending['json'] } | null;
}

/** Those of one state, with their indexes. */
export function* itemsAt<At extends ItemState['at']>(
	{ items }: BatchState,
	at: At,
): Generator<[index: number, item: Extract<ItemState, { at: At }>]> {
	for (const [index, item] of items.entries())
		if (item.at === at) yield [index, item as Extract<ItemState, { at: At }>];
}

export const countAt = (state: BatchState, at: ItemState['at']): number =>
	[...itemsAt(state, at)].length;

export function endItem(state: BatchState, index: number, ending: Ending): void {
	const item = state.items[index];
	if (item === undefined || item.at === 'ended') return;
	const { notes } = item;
	state.items[index] = { at: 'ended', ending: { ...ending, notes } };
}

/** Puts the next ready items down for the next run, until `most` of them are on their way. */
export function planNext(state: BatchState, most: number): void {
	let room = most - countAt(state, 'planned');
	for (const [index, item] of itemsAt(state, 'ready')) {
		if (room <= 0) return;
		room -= 1;
		state.items[index] = { ...item, at: 'planned', again: false };
	}
}

/** Nobody else is called: whoever waits for a call leaves with the reason. */
export function stopPlacing(state: BatchState, why: NonNullable<BatchState['stopped']>): void {
	state.stopped ??= why;
	for (const [index, item] of state.items.entries())
		if (item.at === 'ready' || item.at === 'planned')
			endItem(state, index, { state: 'notCalled', json: why.json });
}

export const isOver = ({ items }: BatchState): boolean => items.every(({ at }) => at === 'ended');

/** Whether any phone may have rung. */
export const hasCalled = (state: BatchState): boolean =>
	state.items.some(
		(item) =>
			item.at === 'open' ||
			(item.at === 'ended' && isCall(item.ending.json.call) && item.ending.json.call.placedAt),
	);

const isCall = (call: unknown): call is { placedAt: string | null } =>
	typeof call === 'object' && call !== null;

/** Such as "120 of 200 ended, 20 under way, about 4 min left". */
export function progressOf(state: BatchState, nowMs: number): string {
	const total = state.items.length;
	const ended = countAt(state, 'ended');
	const underWay = countAt(state, 'open') + countAt(state, 'planned');
	const leftMs = ended === 0 ? 0 : ((nowMs - state.startedMs) / ended) * (total - ended);
	const minutes = Math.round(leftMs / 60_000);
	return [
		`${ended} of ${total} ended`,
		...(underWay > 0 ? [`${underWay} under way`] : []),
		...(minutes > 0 ? [`about ${minutes} min left`] : []),
	].join(', ');
}

/** A batch looks what its calls have brought. */
import { sleep, type IExecuteFunctions, type IRunExecutionData } from 'n8n-workflow';
import { callResult, isRecord } from '../../../../core';
import { n8nClock } from '../../../shared/host/clock';
import { newsOf, parkedCall } from './call-execution';
import { ownCalls } from './own-calls';
import {
	endItem,
	itemsAt,
	stopPlacing,
	type BatchState,
	type Ending,
	type ItemState,
} from './state';

/** A call that this process was told of is saved as ended within so many looks. */
const LOOKS = 5;
const PAUSE_MS = 200;
/** Whoever has neither been placed nor given up by then was killed with its n8n. */
const BEGUN_WITHIN_MS = 5 * 60_000;
/** n8n ends a wait within a minute after its limit. */
const LATE_MS = 3 * 60_000;

type Open = Extract<ItemState, { at: 'open' }>;

/**
 * Reads those that have ended as far as this process knows; all of them when somebody else, or
 * time, has woken the batch.
 */
export async function collect(context: IExecuteFunctions, state: BatchState): Promise<void> {
	const batch = context.getExecutionId();
	const goesByHints = ownCalls.wasDue(batch);
	const isWorthALook = ({ call, startedMs, limitMs }: Open): boolean =>
		!goesByHints || !ownCalls.isOpen(batch, call) || n8nClock.now() > startedMs + limitMs;
	let left = [...itemsAt(state, 'open')].filter(([, item]) => isWorthALook(item));
	for (let look = 1; left.length > 0; look++) {
		const still: typeof left = [];
		for (const [index, item] of left)
			if (!(await hasEnded(context, state, index, item))) still.push([index, item]);
		if (!goesByHints || look === LOOKS) break;
		left = still;
		if (left.length > 0) await sleep(PAUSE_MS);
	}
	ownCalls.reopen(
		batch,
		[...itemsAt(state, 'open')].map(([, { call }]) => call),
	);
}

async function hasEnded(
	context: IExecuteFunctions,
	state: BatchState,
	index: number,
	item: Open,
): Promise<boolean> {
	const data = await context.getExecutionDataById(item.call).catch(() => null);
	// a database that does not answer at the moment
	if (data === null) return false;
	const news = newsOf(data, context.getNode().name);
	if (typeof news === 'object') end(context, state, index, asKnown(news, item));
	else if (news === 'waiting' && !isLost(context, item, data)) return false;
	else if (news === 'waiting' || news === 'lost') startAgain(state, index, item, data);
	else endItem(state, index, noResult(item));
	return true;
}

function isLost(
	context: IExecuteFunctions,
	{ call, startedMs }: Open,
	data: IRunExecutionData | undefined,
): boolean {
	const nowMs = n8nClock.now();
	if (data?.waitTill) return nowMs > new Date(data.waitTill).getTime() + LATE_MS;
	return (
		nowMs > startedMs + BEGUN_WITHIN_MS && !ownCalls.isStarting(context.getExecutionId(), call)
	);
}

/** Only where "Call Once" keeps it from calling twice, and only if it was not saved as waiting. */
function startAgain(
	state: BatchState,
	index: number,
	item: Open,
	data: IRunExecutionData | undefined,
): void {
	const call = parkedCall(data);
	if (call) return endItem(state, index, { state: 'noResult', json: { call } });
	if (item.again || !item.callOnce) return endItem(state, index, noResult(item));
	const { basics, callOnce, notes } = item;
	state.items[index] = { at: 'planned', basics, callOnce, notes, again: true };
}

/** Nothing is known of the call but that it may have been made. */
export const noResult = ({ basics }: Pick<Open, 'basics'>): Ending => ({
	state: 'noResult',
	json: { call: callResult(basics, 'noResult', false) },
});

/** Called before and never heard of again: a phone may have rung. */
function asKnown(ending: Ending, { again }: Open): Ending {
	const { call } = ending.json;
	if (!again || !isRecord(call) || call.reason !== 'alreadyCalled') return ending;
	const unknown = { exit: 'noResult', reason: null, sentence: null, confirmed: false };
	return { state: 'noResult', json: { call: { ...call, ...unknown } } };
}

/** An ending of an item: one that a person has to look at is the last one, unless the builder chose to go on. */
export function end(
	context: IExecuteFunctions,
	state: BatchState,
	index: number,
	ending: Ending,
): void {
	const { error, details, call } = ending.json;
	if (error === undefined) return endItem(state, index, ending);
	const named = { error, details: { ...(isRecord(details) && details), itemIndex: index } };
	endItem(state, index, { ...ending, json: { ...(call !== undefined && { call }), ...named } });
	if (!context.continueOnFail()) stopPlacing(state, { itemIndex: index, json: named });
}

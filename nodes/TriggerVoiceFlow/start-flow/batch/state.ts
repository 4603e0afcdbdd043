/**
 * What a batch knows, as n8n saves it with the execution: plain JSON. Which item waits for what is
 * core's plan; beside it stands what n8n has to know of each item, and nobody else.
 */
import type { ISourceData } from 'n8n-workflow';
import {
	callResult,
	isBatchDone,
	isRecord,
	referenceOfTry,
	stepBatch,
	triesPlan,
	type BatchState,
	type CallBasics,
	type CallEvent,
	type PlanEvent,
	type PlanReason,
} from '../../../../core';
import type { Ending } from './call-execution';
import type { CallExecutions } from './look';

export interface RowCall extends CallExecutions {
	/** Is started by the next run: written down before, so that a run that is repeated knows. */
	readonly isPlanned: boolean;
}

/** An item. */
export interface Row {
	readonly basics: CallBasics;
	/** Whether its reference is called once only, however often it is started. */
	readonly callOnce: boolean;
	/** What the builder should know, though it stopped nothing. */
	readonly notes: readonly string[];
	call?: RowCall;
	/** How its last call ended. */
	json?: Ending['json'];
}

export interface Batch {
	/** The run of the node that the batch is: a loop runs it several times. */
	readonly run: number;
	/** The execution that began; one that is retried has another id, and goes on with the first one's references. */
	readonly execution: string;
	/** The execution that last went on with it. */
	owner: string;
	/** Names its pauses, and the way to end them. */
	readonly pause: string;
	/** Where the items come from. */
	readonly source: ISourceData;
	/** The longest wait limit of all items. */
	readonly waitMs: number;
	plan: BatchState;
	readonly rows: Row[];
	/** Why nobody else is called; null while all is well. */
	stopped: { readonly itemIndex: number; readonly json: Ending['json'] } | null;
}

type Found = readonly [index: number, row: Row, call: RowCall];

/** Items that wait for their call to be started, and that nobody has planned yet. */
const readyRows = ({ plan, rows }: Batch): number[] =>
	[...rows.keys()].filter((index) => plan.items[index]?.phase === 'placing' && !rows[index]?.call);

const callsOf = ({ rows }: Batch): Found[] =>
	[...rows.entries()].flatMap(([index, row]) => (row.call ? [[index, row, row.call]] : []));

/** Calls that the next run starts. */
export const plannedCalls = (batch: Batch): Found[] =>
	callsOf(batch).filter(([, , { isPlanned }]) => isPlanned);

/** Calls that were started, and have not ended. */
export const openCalls = (batch: Batch): Found[] =>
	callsOf(batch).filter(([, , { isPlanned }]) => !isPlanned);

/** Puts the next ones down for the next run: so many, those that are planned already included. */
export function planNext(batch: Batch, most: number): void {
	const room = Math.max(0, most - plannedCalls(batch).length);
	for (const index of readyRows(batch).slice(0, room)) batch.rows[index]!.call = PLANNED;
}

const PLANNED: RowCall = {
	isPlanned: true,
	executions: [],
	again: false,
	startedMs: 0,
	limitMs: 0,
};

/** Tells the plan. */
export function step(batch: Batch, event: PlanEvent): void {
	batch.plan = stepBatch(triesPlan(undefined, batch.waitMs), batch.plan, event).state;
}

/** The call of an item has ended, or was not made. */
export function endCall(batch: Batch, index: number, ending: Ending, nowMs: number): void {
	const item = batch.plan.items[index];
	const row = batch.rows[index];
	if (item === undefined || row === undefined || item.phase === 'ended') return;
	const reference = referenceOfTry(item.reference, item.attempt);
	for (const event of eventsOf(ending, reference, nowMs)) step(batch, event);
	delete row.call;
	row.json = ending.json;
}

function eventsOf({ state, json }: Ending, reference: string, nowMs: number): CallEvent[] {
	const call = isRecord(json.call) ? json.call : {};
	const of = { reference, nowMs };
	if (state === 'notCalled' || state === 'placed')
		return [{ type: 'notCalled', ...of, reason: (call.reason ?? null) as PlanReason | null }];
	const report: CallEvent = { type: 'report', ...of, exit: state };
	if (state !== 'noResult' || call.confirmed !== false) return [report];
	return [
		{ type: 'unconfirmed', ...of },
		{ type: 'waitOver', ...of },
	];
}

/** Nothing is known of the call but that it may have been made. */
export const unknownResult = ({ basics }: Row): Ending => ({
	state: 'noResult',
	json: { call: callResult(basics, 'noResult', false) },
});

/** Nobody else is called: whoever waits for a call leaves with the reason. */
export function stopPlacing(batch: Batch, why: NonNullable<Batch['stopped']>, nowMs: number): void {
	batch.stopped ??= why;
	const notCalled: Ending = { state: 'notCalled', json: why.json };
	for (const index of readyRows(batch)) endCall(batch, index, notCalled, nowMs);
	for (const [index, row, { again }] of plannedCalls(batch))
		endCall(batch, index, again ? unknownResult(row) : notCalled, nowMs);
}

export const isOver = ({ plan }: Batch): boolean => isBatchDone(plan);

/** Whether any phone may have rung. */
export const hasCalled = (batch: Batch): boolean =>
	batch.rows.some(
		({ call, json }) =>
			(call?.executions.length ?? 0) > 0 ||
			(isRecord(json?.call) && json.call.placedAt !== null) ||
			(isRecord(json?.call) && json.call.exit === 'noResult'),
	);

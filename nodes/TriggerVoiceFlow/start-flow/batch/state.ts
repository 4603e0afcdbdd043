/**
 * What a batch knows, as n8n saves it with the execution: plain JSON. Which item waits for what is
 * core's plan; beside it stands what n8n has to know of each item, and nobody else.
 */
import type { ISourceData } from 'n8n-workflow';
import {
	OVERDUE_MS,
	callResult,
	isBatchDone,
	isRecord,
	referenceOfTry,
	stepBatch,
	type BatchState,
	type CallBasics,
	type CallEvent,
	type PlanEvent,
	type PlanOfItems,
	type PlanReason,
	type TriesPlan,
	type TriesState,
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
	/** How often it is called, and after which endings. */
	readonly plan: TriesPlan;
	/** What the builder should know, though it stopped nothing. */
	readonly notes: readonly string[];
	call?: RowCall;
	/** How the call ended that counts: the last one that was made, or why there was none. */
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

/** The plan of each item. */
export const planIn =
	(rows: readonly Pick<Row, 'plan'>[]): PlanOfItems =>
	(item) =>
		rows[item]!.plan;

/** Tells the plan. */
export function step(batch: Batch, event: PlanEvent): void {
	batch.plan = stepBatch(planIn(batch.rows), batch.plan, event).state;
}

/** The reference of the call that an item waits for, or of its last one. */
export function referenceOf({ plan, rows }: Batch, index: number): string {
	const { attempt = 1 } = plan.items[index] ?? {};
	return referenceOfTry(rows[index]!.basics.reference, attempt);
}

/** The call of an item has ended, or was not made; or a rule holds it. */
export function endCall(batch: Batch, index: number, ending: Ending, nowMs: number): void {
	const item = batch.plan.items[index];
	const row = batch.rows[index];
	if (item === undefined || row === undefined || item.phase === 'ended') return;
	for (const event of eventsOf(ending, referenceOf(batch, index), nowMs)) step(batch, event);
	delete row.call;
	learn(row, item, ending);
}

/** That a later try is not made does not undo that somebody was called. */
function learn(
	row: Row,
	{ past }: TriesState,
	{ state, json }: Pick<Ending, 'state' | 'json'>,
): void {
	const isLess = state === 'notCalled' && past.some(([exit]) => exit !== 'notCalled');
	const { call: _call, ...why } = json;
	row.json = isLess ? { ...row.json, ...why } : json;
}

const msOf = (iso: unknown): number | undefined =>
	typeof iso === 'string' ? Date.parse(iso) : undefined;

function eventsOf(
	{ state, json, heldUntil }: Ending,
	reference: string,
	nowMs: number,
): CallEvent[] {
	const call = isRecord(json.call) ? json.call : {};
	const reason = (call.reason ?? null) as PlanReason | null;
	if (heldUntil !== undefined && reason !== null)
		return [{ type: 'held', reference, nowMs, untilMs: Date.parse(heldUntil), reason }];
	if (state === 'notCalled' || state === 'placed')
		return [{ type: 'notCalled', reference, nowMs, reason }];
	const placedAtMs = msOf(call.placedAt);
	const sent = { reference, nowMs, placedAtMs };
	if (state === 'noResult' && call.confirmed === false)
		return [
			{ type: 'unconfirmed', ...sent },
			{ type: 'waitOver', reference, nowMs },
		];
	// the list may have looked a while after the report came
	const endedMs = Math.min(msOf(call.receivedAt) ?? nowMs, nowMs);
	return [
		...(placedAtMs === undefined ? [] : [{ type: 'placed', ...sent } as const]),
		{ type: 'report', reference, nowMs: endedMs, exit: state, ...saidIn(call) },
	];
}

/** By which an answer may decide what somebody was asked. */
function saidIn(call: Readonly<Record<string, unknown>>) {
	const { answers = {}, answeredBy = null } = call as Pick<
		Extract<CallEvent, { type: 'report' }>,
		'answers' | 'answeredBy'
	>;
	return { answers, answeredBy };
}

/** Nothing is known of the call with that reference but that it may have been made. */
export const unknownResult = ({ basics }: Row, reference: string): Ending => ({
	state: 'noResult',
	json: { call: callResult({ ...basics, reference }, 'noResult', false) },
});

/** Nobody else is called: whoever waits for a call leaves with the reason. */
export function stopPlacing(batch: Batch, why: NonNullable<Batch['stopped']>, nowMs: number): void {
	batch.stopped ??= why;
	const notCalled: Ending = { state: 'notCalled', json: why.json };
	for (const index of readyRows(batch)) endCall(batch, index, notCalled, nowMs);
	for (const [index, row, { again }] of plannedCalls(batch)) {
		const unknown = unknownResult(row, referenceOf(batch, index));
		endCall(batch, index, again ? unknown : notCalled, nowMs);
	}
	for (const [index, item] of batch.plan.items.entries())
		if (item.phase === 'held') learn(batch.rows[index]!, item, notCalled);
	// those that are held or pause; whoever rings is waited for, and not tried again
	step(batch, { type: 'stop', nowMs });
}

/**
 * Nobody calls the item of that reference any more: one that waits leaves, by Not Called where
 * nobody was called; a call that was started is waited for, and not tried again.
 */
export function giveUp(batch: Batch, reference: string, nowMs: number): void {
	const index = batch.rows.findIndex(({ basics }) => basics.reference === reference);
	const item = batch.plan.items[index];
	const row = batch.rows[index];
	if (item === undefined || row === undefined || item.phase === 'ended') return;
	const result = callResult(
		{ ...row.basics, reference: referenceOf(batch, index) },
		'notCalled',
		true,
		{
			reason: 'stopped',
		},
	);
	const notCalled: Ending = { state: 'notCalled', json: { call: result } };
	const isSent = row.call !== undefined && (!row.call.isPlanned || row.call.again);
	if (item.phase === 'placing' && !isSent) return endCall(batch, index, notCalled, nowMs);
	if (item.phase === 'held') learn(row, item, notCalled);
	step(batch, { type: 'stop', item: index, nowMs });
}

/** What was due long ago, because n8n did not run, is given up. */
export function giveUpOverdue(batch: Batch, nowMs: number): void {
	for (const [item, { untilMs = nowMs }] of batch.plan.items.entries())
		if (untilMs < nowMs - OVERDUE_MS) step(batch, { type: 'stop', item, nowMs });
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

/**
 * Several items that wait together. Each call is an execution of its own, which waits as a single
 * one does; this one starts a few of them, pauses, looks what they have brought, and goes on until
 * all have ended. What it knows stands in the execution. A run is short, and what it is about to
 * start is written down by the pause before it: killed in between, it starts nobody unknown.
 */
import { randomUUID } from 'node:crypto';
import type {
	EngineRequest,
	EngineResponse,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { checkBatchSize, progressOf, sentenceOfProgress, waitLimitMs } from '../../../../core';
import { knownRelay } from '../../../shared/webhook/relays';
import { N8N_WORDS, n8nFault } from '../../../shared/host/words';
import { n8nClock } from '../../../shared/host/clock';
import { countOf } from '../../outputs';
import { outputSetOf } from '../mode';
import { withoutInventedItems } from '../park';
import { runIndexOf } from '../read-call';
import { warnOfLostOutputs } from '../warnings';
import { startExecution } from './call-execution';
import { checkItems, failedEnding, requestOf } from './check-items';
import { collect, endItem } from './collect';
import { finish } from './finish';
import { ownCalls } from './own-calls';
import { isPause, pauseNow, pauseRequest } from './pause';
import {
	endCall,
	hasCalled,
	isOver,
	planNext,
	plannedCalls,
	step,
	unknownResult,
	type Batch,
	type Row,
	type RowCall,
} from './state';
import { STATES, wakeUp, wakeUrlOf } from './wake-up';

/** Calls on their way at once: enough for the limiter to have the next one ready. */
const TOGETHER = 20;
/** With so few on their way, the next ones are started. */
const FEW = 8;
/** How long n8n takes to save a pause, or a call that has ended. */
const SAVING_MS = 250;
const ENDING_MS = 700;

const batchOf = (context: IExecuteFunctions): Batch | undefined =>
	context.getContext('node')[STATES.batch] as Batch | undefined;

/** True for the runs that belong to a batch, its pauses too. */
export const isBatch = (context: IExecuteFunctions): boolean => {
	const known = batchOf(context);
	return (
		context.getInputData().length > 1 || (known !== undefined && isPause(context, known.pause))
	);
};

export async function runBatch(
	context: IExecuteFunctions,
	response?: EngineResponse,
): Promise<INodeExecutionData[][] | EngineRequest> {
	const before = batchOf(context);
	const outputs = outputSetOf(context, 'waiting');
	if (before !== undefined && isPause(context, before.pause))
		return pauseNow(context, {
			outputs: countOf(outputs),
			progress: progressIn(context, before),
			nowMs: n8nClock.now(),
		});

	const isBack = (response?.actionResponses.length ?? 0) > 0;
	withoutInventedItems(context);
	const known = before?.run === runIndexOf(context, 0) ? before : undefined;
	const batch = known ?? (await begin(context));
	if (isBack) await goOn(context, batch);
	const name = context.getExecutionId();
	if (isOver(batch)) {
		ownCalls.forget(name);
		// one that is thrown has called nobody: whoever runs it again begins anew
		if (batch.stopped && !hasCalled(batch)) delete context.getContext('node')[STATES.batch];
		return finish(context, batch);
	}
	planNext(batch, TOGETHER - ownCalls.countStarting(name));
	return pause(context, batch);
}

/** Nobody is called in the first run: what it finds out is saved first. */
async function begin(context: IExecuteFunctions): Promise<Batch> {
	const { length } = context.getInputData();
	checkBatchSize(length);
	// n8n's old order comes back before it has paused, for ever
	if (context.getWorkflowSettings().executionOrder !== 'v1')
		throw n8nFault(N8N_WORDS.oldExecutionOrder(length));
	warnOfLostOutputs(context, outputSetOf(context, 'waiting'));
	const execution = context.getExecutionId();
	const run = runIndexOf(context, 0);
	const batch: Batch = {
		run,
		execution,
		owner: execution,
		pause: randomUUID(),
		source: context.getInputSourceData(),
		...(await checkItems(context, { execution, run }, n8nClock.now())),
		stopped: null,
	};
	context.getContext('node')[STATES.batch] = batch;
	return batch;
}

async function goOn(context: IExecuteFunctions, batch: Batch): Promise<void> {
	await collect(context, batch);
	step(batch, { type: 'tick', nowMs: n8nClock.now() });
	// planned by an execution that is retried: it may have started them, and not have come to say so
	const isRetried = batch.owner !== context.getExecutionId();
	batch.owner = context.getExecutionId();
	for (const [index, row, call] of plannedCalls(batch)) {
		// an earlier one of this run may have stopped the batch
		if (row.call !== call) continue;
		const again = call.again || isRetried;
		await start(context, batch, index, row, { ...call, again }).catch((error: unknown) =>
			endItem(context, batch, index, failedEnding(context, error, index)),
		);
	}
}

async function start(
	context: IExecuteFunctions,
	batch: Batch,
	index: number,
	row: Row,
	{ again, executions }: RowCall,
): Promise<void> {
	if (again && !row.callOnce) return endCall(batch, index, unknownResult(row), n8nClock.now());
	const request = requestOf(context, batch, index);
	const limitMs = waitLimitMs(request.waitLimitMinutes);
	const relay = (await knownRelay(context, request.provider)) ?? null;
	const name = context.getExecutionId();
	const execution = await startExecution(
		context,
		{ batch: name, wakeUrl: wakeUrlOf(context, batch.pause), relay, request },
		`${context.getWorkflow().name} (call ${index + 1} of ${batch.rows.length})`,
	);
	ownCalls.started(name, execution);
	row.call = {
		isPlanned: false,
		executions: [...executions, execution],
		again,
		startedMs: n8nClock.now(),
		limitMs,
	};
}

/** Asks for the pause, and for the end of it as soon as there is something to do. */
function pause(context: IExecuteFunctions, batch: Batch): EngineRequest {
	const name = context.getExecutionId();
	const isPlacing = plannedCalls(batch).length > 0;
	const url = wakeUrlOf(context, batch.pause);
	const isDue = () =>
		isPlacing ? ownCalls.countStarting(name) <= FEW : ownCalls.countOpen(name) === 0;
	const wake = () => void wakeUp(context, url, isPlacing ? SAVING_MS : ENDING_MS);
	ownCalls.watch(name, isDue, wake);
	context.sendMessageToUI(progressIn(context, batch));
	return pauseRequest(context, batch.pause);
}

/** Such as "120 of 200 ended, about 4 min". */
function progressIn(context: IExecuteFunctions, { plan }: Batch): string {
	const nowMs = n8nClock.now();
	return sentenceOfProgress(progressOf(plan, nowMs), nowMs, context.getTimezone());
}

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
import { checkBatchSize, nextWakeMs, progressOf, sentenceOfProgress } from '../../../../core';
import { N8N_WORDS, n8nFault } from '../../../shared/host/words';
import { n8nClock } from '../../../shared/host/clock';
import { resultFieldOf } from '../../result-field';
import { countOf } from '../../outputs';
import { outputSetOf } from '../mode';
import { withoutInventedItems } from '../park';
import { waitsMoreThanOnce } from '../more-than-once';
import { runIndexOf } from '../read-call';
import { warnOfLostOutputs } from '../warnings';
import { checkItems, failedEnding } from './check-items';
import { collect, endItem } from './collect';
import { finish } from './finish';
import { hearGivenUp } from './give-up';
import { ownCalls } from './own-calls';
import { isPause, pauseNow, pauseRequest } from './pause';
import { startPlanned } from './start-planned';
import {
	giveUpOverdue,
	hasCalled,
	isOver,
	openCalls,
	planNext,
	plannedCalls,
	step,
	type Batch,
} from './state';
import { STATES, wakeUp, wakeUrlOf } from './wake-up';

/** Calls on their way at once: enough for the limiter to have the next one ready. */
const TOGETHER = 20;
/** With so few on their way, the next ones are started. */
const FEW = 8;
/** A list looks that often at calls that nobody tells it of; n8n looks for ended waits as often. */
const SLICE_MS = 60_000;
/** Tries that are due so soon after one another begin together. */
const TOGETHER_MS = 2_000;
/** How long n8n takes to save a pause, or a call that has ended. */
const SAVING_MS = 250;
const ENDING_MS = 700;

const batchOf = (context: IExecuteFunctions): Batch | undefined =>
	context.getContext('node')[STATES.batch] as Batch | undefined;

/** True for the runs that belong to a batch, its pauses too. */
export const isBatch = (context: IExecuteFunctions): boolean => {
	const known = batchOf(context);
	return (
		context.getInputData().length > 1 ||
		(known !== undefined &&
			(isPause(context, known.pause) || known.run === runIndexOf(context, 0))) ||
		waitsMoreThanOnce(context)
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
			untilMs: endOfPause(before, n8nClock.now()),
		});

	withoutInventedItems(context);
	const known = before?.run === runIndexOf(context, 0) ? before : undefined;
	const batch = known ?? (await begin(context));
	if (response && response.actionResponses.length > 0) {
		hearGivenUp(batch, response);
		await goOn(context, batch);
	}
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
	// said before anybody is called
	resultFieldOf(context);
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
	giveUpOverdue(batch, n8nClock.now());
	step(batch, { type: 'tick', nowMs: n8nClock.now() });
	// planned by an execution that is retried: it may have started them, and not have come to say so
	const isRetried = batch.owner !== context.getExecutionId();
	batch.owner = context.getExecutionId();
	for (const [index, row, call] of plannedCalls(batch)) {
		// an earlier one of this run may have stopped the batch
		if (row.call !== call) continue;
		const again = call.again || isRetried;
		await startPlanned(context, batch, index, row, { ...call, again }).catch((error: unknown) =>
			endItem(context, batch, index, failedEnding(context, error, index)),
		);
	}
}

/** Asks for the pause, and for the end of it as soon as there is something to do. */
function pause(context: IExecuteFunctions, batch: Batch): EngineRequest {
	const name = context.getExecutionId();
	const isPlacing = plannedCalls(batch).length > 0;
	const url = wakeUrlOf(context, batch.pause);
	const isDue = () =>
		isPlacing ? ownCalls.countStarting(name) <= FEW : ownCalls.countOpen(name) === 0;
	const wake = () => void wakeUp(context, url, isPlacing ? SAVING_MS : ENDING_MS);
	// of calls that are held alone, nobody tells it anything
	if (isPlacing || openCalls(batch).length > 0) ownCalls.watch(name, isDue, wake);
	const dueMs = (nextWakeMs(batch.plan) ?? Infinity) - n8nClock.now();
	// n8n would find the end of so short a pause up to a minute late
	if (dueMs < SLICE_MS) void wakeUp(context, url, Math.max(dueMs, TOGETHER_MS));
	context.sendMessageToUI(progressIn(context, batch));
	return pauseRequest(context, batch.pause);
}

/** Until the next call is due; sooner while calls are under way, of which this process may not hear. */
function endOfPause(batch: Batch, nowMs: number): number {
	const isCalling = openCalls(batch).length > 0 || plannedCalls(batch).length > 0;
	const dueMs = nextWakeMs(batch.plan) ?? Infinity;
	const sliceMs = nowMs + SLICE_MS;
	return isCalling || dueMs === Infinity ? Math.min(dueMs, sliceMs) : dueMs;
}

/** Such as "120 of 200 ended, about 4 min". */
function progressIn(context: IExecuteFunctions, { plan }: Batch): string {
	const nowMs = n8nClock.now();
	return sentenceOfProgress(progressOf(plan, nowMs), nowMs, context.getTimezone());
}

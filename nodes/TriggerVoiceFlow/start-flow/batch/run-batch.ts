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
import { waitLimitMs } from '../../../../core';
import { knownRelay } from '../../../shared/webhook/relays';
import { N8N_WORDS, n8nFault } from '../../../shared/host/words';
import { n8nClock } from '../../../shared/host/clock';
import { countOf } from '../../outputs';
import { outputSetOf } from '../mode';
import { withoutInventedItems } from '../park';
import { runIndexOf } from '../read-call';
import { warnOfLostOutputs } from '../warnings';
import { startCall } from './call-execution';
import { checkItems, failedEnding, requestOf } from './check-items';
import { collect, end, noResult } from './collect';
import { finish } from './finish';
import { ownCalls } from './own-calls';
import { isPause, pauseNow, pauseRequest } from './pause';
import {
	countAt,
	endItem,
	hasCalled,
	isOver,
	itemsAt,
	planNext,
	progressOf,
	type BatchState,
} from './state';
import { wakeUp, wakeUrlOf } from './wake-up';

/** Where the state stands in the node's context. */
const STATE = 'ringbackBatch';
/** More make n8n slow: each call is an execution that it keeps. */
export const MOST_ITEMS = 2_000;
/** Calls on their way at once: enough for the limiter to have the next one ready. */
const TOGETHER = 20;
/** With so few on their way, the next ones are started. */
const FEW = 8;
/** How long n8n takes to save a pause, or a call that has ended. */
const SAVING_MS = 250;
const ENDING_MS = 700;

const stateOf = (context: IExecuteFunctions): BatchState | undefined =>
	context.getContext('node')[STATE] as BatchState | undefined;

/** True for the runs that belong to a batch, its pauses too. */
export const isBatch = (context: IExecuteFunctions): boolean => {
	const known = stateOf(context);
	return (
		context.getInputData().length > 1 || (known !== undefined && isPause(context, known.pause))
	);
};

export async function runBatch(
	context: IExecuteFunctions,
	response?: EngineResponse,
): Promise<INodeExecutionData[][] | EngineRequest> {
	const before = stateOf(context);
	const outputs = outputSetOf(context, 'waiting');
	if (before !== undefined && isPause(context, before.pause))
		return pauseNow(context, countOf(outputs), n8nClock.now());

	const isBack = (response?.actionResponses.length ?? 0) > 0;
	withoutInventedItems(context);
	const known = before?.run === runIndexOf(context, 0) ? before : undefined;
	const state = known ?? (await begin(context));
	if (isBack) await goOn(context, state);
	if (isOver(state)) {
		ownCalls.forget(context.getExecutionId());
		// one that is thrown has called nobody: whoever runs it again begins anew
		if (state.stopped && !hasCalled(state)) delete context.getContext('node')[STATE];
		return finish(context, state);
	}

	planNext(state, TOGETHER - ownCalls.countStarting(context.getExecutionId()));
	return pause(context, state);
}

/** Nobody is called in the first run: what it finds out is saved first. */
async function begin(context: IExecuteFunctions): Promise<BatchState> {
	const { length } = context.getInputData();
	if (length > MOST_ITEMS) throw n8nFault(N8N_WORDS.tooManyItems(length, MOST_ITEMS));
	// n8n's old order comes back before it has paused, for ever
	if (context.getWorkflowSettings().executionOrder !== 'v1')
		throw n8nFault(N8N_WORDS.oldExecutionOrder(length));
	warnOfLostOutputs(context, outputSetOf(context, 'waiting'));
	const execution = context.getExecutionId();
	const run = runIndexOf(context, 0);
	const state: BatchState = {
		run,
		execution,
		owner: execution,
		pause: randomUUID(),
		source: context.getInputSourceData(),
		startedMs: n8nClock.now(),
		items: await checkItems(context, { execution, run }),
		stopped: null,
	};
	context.getContext('node')[STATE] = state;
	return state;
}

async function goOn(context: IExecuteFunctions, state: BatchState): Promise<void> {
	await collect(context, state);
	// planned by an execution that is retried: it may have started them, and not have come to say so
	const isRetried = state.owner !== context.getExecutionId();
	state.owner = context.getExecutionId();
	for (const [index] of [...itemsAt(state, 'planned')])
		await start(context, state, index, isRetried).catch((error: unknown) =>
			end(context, state, index, failedEnding(context, error, index)),
		);
}

async function start(
	context: IExecuteFunctions,
	state: BatchState,
	index: number,
	isRetried: boolean,
): Promise<void> {
	const item = state.items[index]!;
	// an earlier one of this run may have stopped the batch
	if (item.at !== 'planned') return;
	const again = item.again || isRetried;
	if (again && !item.callOnce) return endItem(state, index, noResult(item));
	const batch = context.getExecutionId();
	const request = requestOf(context, state, index);
	const limitMs = waitLimitMs(request.waitLimitMinutes);
	const relay = (await knownRelay(context, request.provider)) ?? null;
	const call = await startCall(
		context,
		{ batch, wakeUrl: wakeUrlOf(context, state.pause), relay, request },
		`${context.getWorkflow().name} (call ${index + 1} of ${state.items.length})`,
	);
	ownCalls.started(batch, call);
	const { basics, callOnce, notes } = item;
	const startedMs = n8nClock.now();
	state.items[index] = { at: 'open', basics, callOnce, notes, call, startedMs, limitMs, again };
}

/** Asks for the pause, and for the end of it as soon as there is something to do. */
function pause(context: IExecuteFunctions, state: BatchState): EngineRequest {
	const batch = context.getExecutionId();
	const planned = countAt(state, 'planned');
	const url = wakeUrlOf(context, state.pause);
	const isDue = () =>
		planned > 0 ? ownCalls.countStarting(batch) <= FEW : ownCalls.countOpen(batch) === 0;
	ownCalls.watch(
		batch,
		isDue,
		() => void wakeUp(context, url, planned > 0 ? SAVING_MS : ENDING_MS),
	);
	context.sendMessageToUI(progressOf(state, n8nClock.now()));
	return pauseRequest(context, state.pause);
}

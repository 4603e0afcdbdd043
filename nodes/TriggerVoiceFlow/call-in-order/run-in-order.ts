/**
 * People who are called in order until one confirms, for each item. Each call is an execution of
 * its own; this one pauses, hears what they have brought, and starts the next. What it knows stands
 * in the execution. A run is short, and what it is about to start is written down by the pause before
 * it: killed in between, it starts nobody unknown.
 */
import type {
	EngineRequest,
	EngineResponse,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { ladderWakeMs, sentenceOfLadders } from '../../../core';
import { n8nClock } from '../../shared/host/clock';
import { ownCalls } from '../start-flow/batch/own-calls';
import { isPause, pauseNow, pauseRequest } from '../start-flow/batch/pause';
import { wakeUp, wakeUrlOf } from '../start-flow/batch/wake-up';
import { outputSetOf } from '../start-flow/mode';
import { withoutInventedItems } from '../start-flow/park';
import { runIndexOf } from '../start-flow/read-call';
import { countOf } from '../outputs';
import { begin } from './begin';
import { endRest } from './end-rest';
import { finish } from './finish';
import { hear } from './hear';
import { noteOnPhone, place } from './place';
import {
	inOrderOf,
	isOver,
	isSearch,
	phaseOf,
	searchesOf,
	tell,
	type InOrder,
	type Search,
} from './state';

/** How long n8n takes to save a pause, or what became of a call. */
const SAVING_MS = 250;
const ENDING_MS = 700;
/** As long as a pause lasts: later times are looked at after it. */
const SLICE_MS = 60_000;

export async function runInOrder(
	context: IExecuteFunctions,
	response?: EngineResponse,
): Promise<INodeExecutionData[][] | EngineRequest> {
	const before = inOrderOf(context);
	if (before !== undefined && isPause(context, before.pause))
		return pauseNow(context, {
			outputs: countOf(outputSetOf(context, 'inOrder')),
			progress: progressIn(context, before),
			untilMs: n8nClock.now() + SLICE_MS,
		});

	const isBack = (response?.actionResponses.length ?? 0) > 0;
	withoutInventedItems(context);
	const known = before?.run === runIndexOf(context, 0) ? before : undefined;
	const inOrder = known ?? begin(context);
	if (isBack) await goOn(context, inOrder);
	if (searchesOf(inOrder).every(isOver)) {
		ownCalls.forget(context.getExecutionId());
		return finish(context, inOrder);
	}
	return pause(context, inOrder);
}

async function goOn(context: IExecuteFunctions, inOrder: InOrder): Promise<void> {
	const execution = context.getExecutionId();
	// planned by an execution that is retried: it may have started them, and not have come to say so
	const isRetried = inOrder.owner !== execution;
	inOrder.owner = execution;
	for (const [itemIndex, search] of inOrder.items.entries()) {
		if (!isSearch(search) || isOver(search)) continue;
		const planned = plannedIn(search);
		if (isRetried && planned.length > 0) {
			const { callOnce: isWrittenDown } = search;
			tell(search, { type: 'restarted', nowMs: n8nClock.now(), isWrittenDown });
			for (const reference of planned)
				if (phaseOf(search, reference) !== 'placing') delete search.rungs[reference];
		}
		await hear(context, search);
		noteOnPhone(context, inOrder, search);
		for (const reference of planned)
			if (!isOver(search)) await place(context, inOrder, itemIndex, search, reference);
		if (isOver(search)) await endRest(context, search, inOrder.pause);
	}
	const open = searchesOf(inOrder).flatMap((search) => (isOver(search) ? [] : openIn(search)));
	ownCalls.reopen(execution, open);
}

const plannedIn = ({ rungs }: Search): string[] =>
	Object.keys(rungs).filter((reference) => rungs[reference]?.isPlanned);

/** Executions of calls that have not ended. */
const openIn = ({ rungs }: Search): string[] =>
	Object.values(rungs).flatMap(({ executions }) => executions);

/** Asks for the pause, and for the end of it as soon as there is something to do. */
function pause(context: IExecuteFunctions, inOrder: InOrder): EngineRequest {
	const name = context.getExecutionId();
	const url = wakeUrlOf(context, inOrder.pause);
	const searches = searchesOf(inOrder).filter((search) => !isOver(search));
	const open = searches.flatMap(openIn).length;
	const placing = searches.flatMap(startedIn).length;
	const isDue = () => ownCalls.countOpen(name) < open || ownCalls.countStarting(name) < placing;
	ownCalls.watch(name, isDue, () => void wakeUp(context, url, ENDING_MS));
	const nowMs = n8nClock.now();
	const isPlanned = searches.some((search) => plannedIn(search).length > 0);
	const wakeMs = Math.min(
		...searches.map(({ plan, state }) => ladderWakeMs(plan, state) ?? Infinity),
	);
	const afterMs = isPlanned ? SAVING_MS : Math.max(wakeMs - nowMs, SAVING_MS);
	if (afterMs < SLICE_MS) void wakeUp(context, url, afterMs);
	context.sendMessageToUI(progressIn(context, inOrder));
	return pauseRequest(context, inOrder.pause);
}

/** Calls that were started, and of which the ladder does not know yet whether they were placed. */
const startedIn = (search: Search): string[] =>
	Object.entries(search.rungs)
		.filter(([reference, { isPlanned }]) => !isPlanned && phaseOf(search, reference) === 'placing')
		.map(([reference]) => reference);

const progressIn = (context: IExecuteFunctions, inOrder: InOrder): string =>
	sentenceOfLadders(searchesOf(inOrder), n8nClock.now(), context.getTimezone());

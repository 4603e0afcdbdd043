/** One run of the node: its items, one after the other, or all that wait together. */
import type {
	EngineRequest,
	EngineResponse,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { VoiceError, type CallState } from '../../../core';
import { toErrorItem, toNodeError, whyOf } from '../../shared/host/node-error';
import { callsNobody, collectForecast } from './forecast';
import { collectHints } from './hints';
import { isBatch, runBatch } from './batch/run-batch';
import { ownCalls } from './batch/own-calls';
import { HELD, PLACED_BY, partOf, type Part } from './batch/part';
import { modeOf, outputSetOf } from './mode';
import { resultFieldOf } from '../result-field';
import { countOf, toOutputs, withCall, type Mode } from '../outputs';
import { canHold } from './more-than-once';
import { park, withoutInventedItems } from './park';
import type { Outcome } from './outcome';
import { placeItem } from './place-item';
import { readCall } from './read-call';
import { runMemory, type RunMemory } from './run-memory';
import { runProgress } from './run-progress';
import { warnOfLostOutputs } from './warnings';

/** @param response of n8n, when it comes back to a batch from a pause */
export async function run(
	context: IExecuteFunctions,
	response?: EngineResponse,
): Promise<INodeExecutionData[][] | EngineRequest> {
	const mode = modeOf(context);
	const part = partOf(context);
	if (part) return runPart(context, part);
	if (mode === 'waiting' && isBatch(context) && !callsNobody(context))
		return runBatch(context, response);
	// one that a rule holds waits for its hours as a list does
	return (await runItems(context, mode)) ?? runBatch(context, response);
}

/** A call of a batch, which waits as every other one does; only its batch hears of it. */
async function runPart(
	context: IExecuteFunctions,
	{ batch }: Part,
): Promise<INodeExecutionData[][]> {
	const call = context.getExecutionId();
	try {
		const outputs = (await runItems(context, 'waiting'))!;
		if (outputs.some(({ length }) => length > 0)) ownCalls.ended(batch, call);
		return outputs;
	} finally {
		ownCalls.begun(batch, call);
	}
}

/** Every item for itself; one that waits is the only one. Null where it has to be held first. */
async function runItems(
	context: IExecuteFunctions,
	mode: Mode,
): Promise<INodeExecutionData[][] | null> {
	const items = context.getInputData();
	const outputs = outputSetOf(context, mode);
	withoutInventedItems(context);
	const part = partOf(context);
	const memory = runMemory(context);
	const hints = collectHints();
	const field = resultFieldOf(context);
	const foreseen = collectForecast(context, field, mode === 'waiting' && items.length > 1);
	const progress = runProgress(context, items.length);
	const done: Array<{ state: CallState; item: INodeExecutionData }> = [];
	let waitMs: number | null = null;
	for (const [itemIndex, input] of items.entries()) {
		try {
			const outcome = await placeOnce(context, memory, itemIndex, mode);
			if (outcome.heldUntil && !part && canHold(context, mode)) return null;
			const failure = failureIn(outcome);
			if (failure && !context.continueOnFail()) throw failure;
			const item = itemOf(input, outcome, itemIndex, field);
			foreseen.add(item, outcome.foreseen);
			if (failure) Object.assign(item.json, whyOf(failure.message, failure, itemIndex));
			if (part) tellList(item, outcome);
			done.push({ state: outcome.result.exit, item });
			hints.add(itemIndex, outcome.notes, outcome.unconfirmed ? 'warning' : 'info');
			waitMs = outcome.waitMs;
			progress.ended(outcome.result.exit);
		} catch (error) {
			const nodeError = toNodeError(context.getNode(), error, itemIndex);
			if (!context.continueOnFail()) throw nodeError;
			// nobody was called; n8n moves the item to the error output where there is one
			const item = toErrorItem(nodeError, error, input.json, itemIndex);
			done.push({ state: 'notCalled', item });
			progress.ended('error');
		}
	}
	if (!part) warnOfLostOutputs(context, outputs);
	context.addExecutionHints?.(
		...progress.summary(),
		...(await foreseen.hints()),
		...hints.all(items.length),
	);

	if (mode !== 'waiting' || waitMs === null) return toOutputs(outputs, done);
	await park(context, done[0]!.item, { waitMs, outputs: countOf(outputs) });
	return toOutputs(outputs, []);
}

async function placeOnce(
	context: IExecuteFunctions,
	memory: RunMemory,
	itemIndex: number,
	mode: Mode,
): Promise<Outcome> {
	const request = partOf(context)?.request ?? readCall(context, itemIndex, mode);
	const { to } = request.settings;
	const known = memory.recall(itemIndex, to);
	if (known) return known;
	const outcome = await placeItem(context, request, itemIndex, mode);
	memory.placed(itemIndex, to, outcome);
	return outcome;
}

/** What the list of a call has to know, and nobody else. */
function tellList({ json }: INodeExecutionData, { heldUntil, placedBy }: Outcome): void {
	if (heldUntil) json[HELD] = heldUntil;
	if (placedBy) json[PLACED_BY] = placedBy;
}

/** Why a person has to look, though a phone may ring. */
const failureIn = ({ failure }: Outcome): VoiceError | undefined =>
	failure && new VoiceError(failure.kind, failure.message, failure);

const itemOf = (
	input: INodeExecutionData,
	{ result, request, wayBack, forgotten }: Outcome,
	itemIndex: number,
	field: string,
): INodeExecutionData =>
	withCall(
		input,
		{
			...result,
			...(request && { request }),
			...(wayBack && { wayBack }),
			...(forgotten !== undefined && { forgotten }),
		},
		itemIndex,
		field,
	);

/** A batch is over: every item leaves by the output of its exit, as it came, with its call. */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isRecord, outcomeOf, resultOfTries, type CallResult } from '../../../../core';
import { keptError } from '../../../shared/host/node-error';
import { collectHints } from '../hints';
import { outputSetOf } from '../mode';
import { runProgress } from '../run-progress';
import { resultFieldOf } from '../../result-field';
import { toOutputs } from '../../outputs';
import type { Ending } from './call-execution';
import { hasCalled, type Batch } from './state';

/** Throws what stopped it only where nobody was called: a result is worth more than an error. */
export function finish(context: IExecuteFunctions, batch: Batch): INodeExecutionData[][] {
	const { stopped } = batch;
	if (stopped && !hasCalled(batch))
		throw keptError(context.getNode(), stopped.json, stopped.itemIndex);
	const items = context.getInputData();
	const hints = collectHints();
	// what it says while it goes on, the pauses have said
	const progress = runProgress({ sendMessageToUI: () => undefined }, items.length);
	const done = batch.rows.map(({ notes }, index) => {
		const json = endOf(batch, index);
		const state = outcomeOf(batch.plan.items[index]!)?.exit ?? 'noResult';
		progress.ended(json.call === undefined ? 'error' : state);
		hints.add(index, notes, 'info');
		if (stopped?.itemIndex === index) hints.add(index, [String(json.error)], 'warning');
		const item: INodeExecutionData = {
			...items[index]!,
			json: jsonOf(context, items[index]!, json),
			// it came to the batch, and not to the pause that the batch comes back from
			pairedItem: { item: index, sourceOverwrite: batch.source },
		};
		return { state, item };
	});
	context.addExecutionHints?.(...progress.summary(), ...hints.all(items.length));
	return toOutputs(outputSetOf(context, 'waiting'), done);
}

/** What is added to the item: of the call that counts, with the tries that there were. */
function endOf({ plan, rows }: Batch, index: number): Ending['json'] {
	const { json = {}, plan: tries } = rows[index]!;
	if (!isRecord(json.call)) return json;
	const known = json.call as unknown as CallResult;
	return { ...json, call: resultOfTries(tries, plan.items[index]!, () => known) ?? known };
}

/** n8n moves an item with nothing but these two fields to the error output, and adds the input itself. */
function jsonOf(
	context: IExecuteFunctions,
	input: INodeExecutionData,
	json: Ending['json'],
): INodeExecutionData['json'] {
	const { call, ...others } = json;
	const movesOn = context.getNode().onError === 'continueErrorOutput' && call === undefined;
	const added = call === undefined ? others : { [resultFieldOf(context)]: call, ...others };
	return (movesOn ? added : { ...input.json, ...added }) as INodeExecutionData['json'];
}

/** Everybody is decided: each item leaves as it came, with who confirmed, by the output that says so. */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ladderResult } from '../../../core';
import { keptError } from '../../shared/host/node-error';
import { STATES } from '../start-flow/batch/wake-up';
import { collectHints } from '../start-flow/hints';
import { outputSetOf } from '../start-flow/mode';
import { resultFieldOf } from '../result-field';
import { toOutputs, type OutputState } from '../outputs';
import { isSearch, type InOrder, type Search, type Wrong } from './state';

interface Leaving {
	readonly state: OutputState;
	readonly json: INodeExecutionData['json'];
	/** Nobody was called, because of something that a person has to put right. */
	readonly failure?: Search['failure'];
}

/** Throws what is wrong only where it left nobody to call for any item: a result is worth more than an error. */
export function finish(context: IExecuteFunctions, inOrder: InOrder): INodeExecutionData[][] {
	const items = context.getInputData();
	const hints = collectHints();
	const leaving = inOrder.items.map((item, itemIndex) => {
		if (isSearch(item)) hints.add(itemIndex, item.notes, 'warning');
		return leavingOf(context, item, items[itemIndex]!);
	});
	const failed = leaving.findIndex(({ failure }) => Boolean(failure));
	if (!context.continueOnFail() && leaving.every(({ failure }) => Boolean(failure))) {
		// whoever runs it again begins anew
		delete context.getContext('node')[STATES.ladder];
		throw keptError(context.getNode(), leaving[failed]!.failure!, failed);
	}
	context.addExecutionHints?.(...hints.all(items.length));
	return toOutputs(
		outputSetOf(context, 'inOrder'),
		leaving.map(({ state, json }, item) => ({
			state,
			// it came to the node, and not to the pause that the node comes back from
			item: { ...items[item]!, json, pairedItem: { item, sourceOverwrite: inOrder.source } },
		})),
	);
}

function leavingOf(
	context: IExecuteFunctions,
	item: Search | Wrong,
	{ json }: INodeExecutionData,
): Leaving {
	if (!isSearch(item)) return { state: 'notCalled', json: item.item };
	const result = ladderResult(item.plan, item.state);
	const state = result.output ?? 'unsure';
	const failure = state === 'notCalled' ? item.failure : null;
	const isMoved = failure && context.getNode().onError === 'continueErrorOutput';
	if (isMoved) return { state, json: { ...failure } as INodeExecutionData['json'], failure };
	const added = { [resultFieldOf(context)]: result, ...failure };
	return { state, json: { ...json, ...added } as never, failure };
}

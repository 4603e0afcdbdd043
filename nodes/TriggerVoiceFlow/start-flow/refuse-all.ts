import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toErrorItem, toNodeError } from '../../shared/host/node-error';
import { IN_ORDER } from '../descriptions/operation-fields';
import { outputSetOf } from './mode';
import { toOutputs, type OutputSet } from '../outputs';

/**
 * Ends a run that called nobody for a reason that all its items share. Throws it; with "On Error:
 * Continue" every item gets it instead, on Not Called: left to itself, n8n would pass the items
 * on by the first output as if each had had a call.
 */
export function refuseAll(context: IExecuteFunctions, cause: unknown): INodeExecutionData[][] {
	const error = toNodeError(context.getNode(), cause);
	if (!context.continueOnFail()) throw error;
	return toOutputs(
		shownOutputs(context),
		context.getInputData().map((input, itemIndex) => ({
			state: 'notCalled',
			item: toErrorItem(error, cause, input.json, itemIndex),
		})),
	);
}

/** The outputs that n8n shows, also where the setting that decides is what is wrong. */
function shownOutputs(context: IExecuteFunctions): OutputSet {
	try {
		const isInOrder = context.getNodeParameter('operation', 0, '') === IN_ORDER;
		return isInOrder ? outputSetOf(context, 'inOrder') : outputSetOf(context);
	} catch {
		return 'waiting';
	}
}

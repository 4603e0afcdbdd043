/**
 * Whether one item alone is to wait for more than its result: for another try, or its hours. Rules
 * that nobody chose hold few calls: then it is seen when one is held.
 * A review of an agent's tool never does: nothing can come back to it from a pause.
 */
import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../../../core';
import { isAsking, isReview } from '../ask-by-phone/asking';
import type { Mode } from '../outputs';
import { partOf } from './batch/part';
import { chosenRulesHold } from './read-rules';

export function waitsMoreThanOnce(context: IExecuteFunctions): boolean {
	if (isReview(context)) return false;
	const options = optionsOf(context);
	const isAskedAgain = isRecord(options.askAgain) && isAsking(context);
	return isAskedAgain || isRecord(options.tryAgain) || chosenRulesHold(context, options);
}

/** Whether a call of this run that a rule keeps back can wait: an agent's tool answers at once. */
export const canHold = (context: IExecuteFunctions, mode: Mode): boolean =>
	mode === 'waiting' &&
	!isReview(context) &&
	// n8n's old order comes back before it has paused, for ever
	(partOf(context) !== undefined || context.getWorkflowSettings().executionOrder === 'v1');

function optionsOf(context: IExecuteFunctions): Readonly<Record<string, unknown>> {
	try {
		const options: unknown = context.getNodeParameter('options', 0, {});
		return isRecord(options) ? options : {};
	} catch {
		// whoever reads the item says what is wrong with it
		return {};
	}
}

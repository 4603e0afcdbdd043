/**
 * Whether one item alone may have to wait for more than its result: for another try, or its hours.
 * A review of an agent's tool never does: nothing can come back to it from a pause.
 */
import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../../../core';
import { isAsking, isReview } from '../ask-by-phone/asking';
import { holdsOutsideHours } from './rule-gates';

export function waitsMoreThanOnce(context: IExecuteFunctions): boolean {
	if (isReview(context)) return false;
	const options = optionsOf(context);
	const isAskedAgain = isRecord(options.askAgain) && isAsking(context);
	return isAskedAgain || isRecord(options.tryAgain) || holdsOutsideHours(options.rules);
}

function optionsOf(context: IExecuteFunctions): Readonly<Record<string, unknown>> {
	try {
		const options: unknown = context.getNodeParameter('options', 0, {});
		return isRecord(options) ? options : {};
	} catch {
		// whoever reads the item says what is wrong with it
		return {};
	}
}

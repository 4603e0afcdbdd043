/** Whether one item alone may have to wait for more than its result: for another try, or its hours. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../../../core';
import { holdsOutsideHours } from './rule-gates';

export function waitsMoreThanOnce(context: IExecuteFunctions): boolean {
	const options = optionsOf(context);
	return isRecord(options.tryAgain) || holdsOutsideHours(options.rules);
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

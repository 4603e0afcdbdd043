import type { IExecuteFunctions } from 'n8n-workflow';
import { RESULT_FIELD, isRecord, readResultField } from '../../core';
import { isMarked } from './start-flow/batch/part';

/**
 * The field of an item that its result is in, as the node says for all items: a report that comes
 * much later, where no item can be asked, has to find the call there. The calls of a list are
 * executions of their own, whose results nobody but the list reads.
 */
export function resultFieldOf(context: Pick<IExecuteFunctions, 'getNode'>): string {
	if (isMarked(context)) return RESULT_FIELD;
	const options: unknown = context.getNode().parameters.options;
	return readResultField(isRecord(options) ? options.resultField : undefined);
}

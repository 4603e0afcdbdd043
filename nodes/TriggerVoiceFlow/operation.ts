import type { IExecuteFunctions } from 'n8n-workflow';
import { MESSAGES, fault } from '../../core';
import { isReview } from './ask-by-phone/asking';
import { ASK, IN_ORDER, LOOK_UP, START } from './descriptions/operation-fields';

const OPERATIONS: readonly unknown[] = [START, IN_ORDER, LOOK_UP, ASK];

/**
 * What the node is to do with all its items. The form has a list, but workflows are written by
 * programs too: one that wants something else, or one thing for each item, must place no call.
 */
export function operationOf(context: IExecuteFunctions): string {
	// n8n hides the operation of a review, and nothing but a review may come of it
	if (isReview(context)) return ASK;
	const typed = context.getNode().parameters.operation;
	const isExpression = typeof typed === 'string' && typed.startsWith('=');
	const items = isExpression ? context.getInputData() : [null];
	const wanted = new Set(
		items.map((_item, itemIndex) => context.getNodeParameter('operation', itemIndex, START)),
	);
	const [operation] = wanted;
	if (wanted.size === 1 && OPERATIONS.includes(operation)) return operation as string;
	const expected = `one of ${OPERATIONS.join(', ')}, the same for all items`;
	throw fault(MESSAGES.wrongType('operation', expected));
}

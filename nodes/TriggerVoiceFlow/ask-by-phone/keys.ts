/** The keys that decide. They are read before anybody is called, and kept for the report. */
import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { approvalKeys, isRecord, type ApprovalKeys } from '../../../core';

/** Where the keys of the call that is waited for stand in the node's context. */
const KEPT = 'ringbackKeys';

/** The keys of an item. Throws what a person has to put right. */
export const keysFor = (context: IExecuteFunctions, itemIndex: number): ApprovalKeys =>
	approvalKeys({
		confirmDigits: context.getNodeParameter('confirmDigits', itemIndex, ''),
		declineDigits: context.getNodeParameter('declineDigits', itemIndex, ''),
	});

/** The wait alone hands an item on, and keys that an expression found may stand nowhere else. */
export function keepKeys(context: IExecuteFunctions, keys: ApprovalKeys): void {
	context.getContext('node')[KEPT] = keys;
}

/** Without any, no key approves. */
export function keptKeys(context: IWebhookFunctions): ApprovalKeys {
	const node = JSON.stringify(context.getNode().name);
	const kept: unknown = context.evaluateExpression(`{{ $node[${node}].context.${KEPT} }}`);
	const listOf = (name: keyof ApprovalKeys): string[] => {
		const keys = isRecord(kept) ? kept[name] : undefined;
		return Array.isArray(keys) ? keys.map(String) : [];
	};
	return { confirm: listOf('confirm'), decline: listOf('decline') };
}

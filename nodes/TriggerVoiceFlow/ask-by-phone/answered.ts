/** The report of somebody who was asked reaches the waiting execution. */
import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { decisionOf, type CallResult, type ResultToken } from '../../../core';
import { accepted } from '../../shared/webhook/answer';
import { resultFieldOf } from '../result-field';
import { isReview } from './asking';
import { toApprovalOutputs, withDecision } from './decided';
import { keptKeys } from './keys';

interface Report {
	/** With its call. */
	readonly item: INodeExecutionData;
	readonly result: CallResult;
	readonly token: ResultToken;
	readonly oneOutput: boolean;
}

/** Continues the execution by the decision; the flow hears whether its key counted. */
export function answered(
	context: IWebhookFunctions,
	{ item, result, token, oneOutput }: Report,
): IWebhookResponseData {
	const decision = decisionOf(keptKeys(context), result);
	const asReview = isReview(context);
	return {
		...accepted('Received.', token, { confirmed: decision === 'approved' }),
		workflowData: toApprovalOutputs(
			[{ decision, item: withDecision(item, decision, asReview, resultFieldOf(context)) }],
			oneOutput || asReview,
		),
	};
}

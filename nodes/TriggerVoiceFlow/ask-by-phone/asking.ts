/** Whether a node asks somebody, and how: as a node of a workflow, or as an agent's human review. */
import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { ASK, START } from '../descriptions/operation-fields';

/**
 * n8n makes a second node of every one that can send and wait: a review that stands between an
 * agent and its tool. It hides the operation there, so the name of the type alone is certain.
 */
export const isReview = (context: Pick<IExecuteFunctions, 'getNode'>): boolean =>
	context.getNode().type.endsWith('HitlTool');

export const isAsking = (context: IExecuteFunctions): boolean =>
	isReview(context) || context.getNodeParameter('operation', 0, START) === ASK;

/** The same, of an execution that waits. */
export const wasAsking = (context: IWebhookFunctions): boolean =>
	isReview(context) || context.getNodeParameter('operation', START) === ASK;

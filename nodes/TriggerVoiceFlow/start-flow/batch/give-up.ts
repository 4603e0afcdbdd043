/**
 * One item of a list that waits is given up by a request to the address of its execution, which
 * n8n signs: `{{ $execution.resumeUrl }}` with `giveUp`, the reference. The list hears of it from
 * the pause that the request ends.
 */
import type { EngineResponse, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { OUTPUTS } from '../../../../core';
import { answer } from '../../../shared/webhook/answer';
import { n8nClock } from '../../../shared/host/clock';
import { giveUp, type Batch } from './state';
import { isFirstToEnd } from './pause';
import { STATES } from './wake-up';

const PARAMETER = 'giveUp';
/** Behind its own outputs a node can have one for errors. */
const NO_ERROR: never[] = [];

/** The reference that a request gives up; undefined for every other one. */
export const givenUpIn = (context: IWebhookFunctions): unknown =>
	(context.getQueryData() as Record<string, unknown>)[PARAMETER];

/**
 * Ends the pause with that news. It leaves by an output that the node does not have, so that
 * nobody but the list gets it.
 */
export function takeBack(context: IWebhookFunctions, reference: unknown): IWebhookResponseData {
	// links are opened by mail programs that only look
	if (context.getRequestObject().method !== 'POST')
		return answer(context, 405, 'A call is given up by POST.');
	if (!waitingReferences(context).includes(reference))
		return answer(context, 404, 'No call with this reference waits here.');
	if (!isFirstToEnd(context))
		return answer(context, 409, 'The list is at work; give the call up in a moment.');
	return {
		webhookResponse: { message: 'Given up.' },
		workflowData: [
			...OUTPUTS.triggerWaiting.map(() => []),
			NO_ERROR,
			[{ json: { [PARAMETER]: String(reference) } }],
		],
	};
}

function waitingReferences(context: IWebhookFunctions): readonly unknown[] {
	const node = JSON.stringify(context.getNode().name);
	const items: unknown = context.evaluateExpression(
		`{{ $node[${node}].context.${STATES.batch}?.plan.items }}`,
	);
	return (Array.isArray(items) ? (items as Batch['plan']['items']) : [])
		.filter(({ phase }) => phase !== 'ended')
		.map(({ reference }) => reference);
}

/** What the pause that has ended was told. */
export function hearGivenUp(batch: Batch, { actionResponses }: EngineResponse): void {
	for (const { data } of actionResponses)
		for (const { json } of (data.data?.main ?? []).flatMap((items) => items ?? []))
			if (typeof json[PARAMETER] === 'string') giveUp(batch, json[PARAMETER], n8nClock.now());
}

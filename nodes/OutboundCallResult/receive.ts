/** A report reaches the relay. */
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import {
	EXITS,
	isSelfTest,
	receiveReport,
	selfTestAnswer,
	waitEndsAtMs,
	type CallResult,
	type IncomingReport,
	type ReceivedReport,
	type ResultToken,
} from '../../core';
import { answer } from '../shared/answer';
import { callbackKeys } from '../shared/callback-secret';
import { n8nClock } from '../shared/clock';
import { DELIVER } from '../shared/deliver';
import { incomingReport } from '../shared/incoming-report';
import { takeOnce } from './delivered';
import { handOver, isOwnAddress, sendReport } from './hand-over';

type Final = Extract<ReceivedReport, { verdict: 'final' }>;

/** The token is checked before anything in the report is believed; nothing throws. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const report = incomingReport(context);
		if (report === null) return answer(context, 413, 'The report is too large.');
		const received = receiveReport(report, await callbackKeys(context), Date.now());
		if (received.verdict === 'refused' || received.verdict === 'unreadable')
			return answer(context, received.httpStatus, received.why);
		if (received.verdict === 'interim') return accepted('The call goes on.');
		if (isSelfTest(received.token))
			return { webhookResponse: selfTestAnswer(received.token, received.result) };
		return await deliverOnce(context, report, received);
	} catch {
		return answer(context, 503, 'The report cannot be read at the moment; send it again later.');
	}
}

async function deliverOnce(
	context: IWebhookFunctions,
	report: IncomingReport,
	received: Final,
): Promise<IWebhookResponseData> {
	const memory = {
		name: `${context.getWorkflow().id} ${context.getNode().id}`,
		staticData: context.getWorkflowStaticData('node'),
	};
	const delivered = await takeOnce(received.token.id, memory, () =>
		deliver(context, report, received),
	);
	return delivered ?? accepted('Received before.');
}

async function deliver(
	context: IWebhookFunctions,
	report: IncomingReport,
	{ token, result }: Final,
): Promise<IWebhookResponseData> {
	if (await resumed(context, report, token)) return accepted('Handed to the waiting execution.');
	const only = context.getNodeParameter('onlyProviders', []) as string[];
	return only.length > 0 && !only.includes(result.provider)
		? accepted('Not wanted here.')
		: { ...accepted('Received.'), workflowData: toOutputs(result) };
}

async function resumed(
	context: IWebhookFunctions,
	report: IncomingReport,
	token: ResultToken,
): Promise<boolean> {
	const resumeUrl = token.deliver[DELIVER.resumeUrl];
	if (resumeUrl === undefined || context.getNodeParameter('resumeWaiting', true) === false)
		return false;
	if (!isOwnAddress(resumeUrl, context.getNodeWebhookUrl('default'))) return false;
	const send = () => sendReport(context, report, resumeUrl);
	return handOver(send, n8nClock, waitEndsAtMs(token));
}

const accepted = (message: string): IWebhookResponseData => ({ webhookResponse: { message } });

const toOutputs = (result: CallResult) =>
	EXITS.map((exit) => (exit === result.exit ? [{ json: { call: { ...result } as never } }] : []));

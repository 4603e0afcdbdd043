/** A report reaches the waiting execution. */
import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import {
	endedEvidence,
	isRecord,
	providerOf,
	receiveReport,
	type CallResult,
	type KnownAccount,
	type Provider,
	type ReceivedReport,
	type ResultToken,
	type TokenKeys,
} from '../../core';
import { credentialTypeOf } from '../shared/host/accounts';
import { accepted, answer, refuse } from '../shared/webhook/answer';
import { callbackKeys } from '../shared/webhook/callback-secret';
import { incomingReport, isOnlyLooking } from '../shared/webhook/incoming-report';
import { untilReady } from '../shared/webhook/starting';
import { refuseNewer } from '../shared/host/saved-parameters';
import { MIGRATIONS } from './migrations';
import { ONE_OUTPUT, toOutputs } from './outputs';
import { resultFieldOf } from './result-field';
import { answered } from './ask-by-phone/answered';
import { wasAsking } from './ask-by-phone/asking';
import { heardBy } from './call-in-order/answers';
import { isEndedBy, noneEnded, overIn } from './call-in-order/end-rest';
import { callEnded } from './start-flow/batch/call-ended';
import { givenUpIn, takeBack } from './start-flow/batch/give-up';
import { wakeIn, wokenUp } from './start-flow/batch/wake-up';

/**
 * Continues the execution on the output of the call's exit, or leaves it waiting. Never
 * throws: n8n would end the waiting execution, after its first output.
 */
export async function resume(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		if (isOnlyLooking(context)) return answer(context, 405, 'Reports come by GET or POST.');
		refuseNewer(context.getNode(), MIGRATIONS);
		const wake = wakeIn(context);
		if (wake !== undefined) return wokenUp(context, wake);
		const given = givenUpIn(context);
		if (given !== undefined) return takeBack(context, given);
		const over = overIn(context);
		if (over !== undefined)
			return isEndedBy(context, over) ? endedByLadder(context) : noneEnded(context);
		const provider = providerOf(callerIn(context));
		const signing = provider?.callback.signature && provider;
		// only signatures are made over the address
		const report = incomingReport(context, signing ? addressOf(context) : '');
		if (report === null) return answer(context, 413, 'The report is too large.');
		const keys = await callbackKeys(context, provider);
		const received = receiveReport(
			report,
			keys,
			Date.now(),
			['direct', 'relay'],
			signing && (await accountAt(context, signing)),
		);
		// what another node has handed on has waited there
		if (received.verdict === 'final' && received.token.way !== 'relay')
			await untilReady(context, addressOf(context), received.token);
		return take(context, received, keys);
	} catch {
		return answer(context, 503, 'The report cannot be read at the moment; send it again later.');
	}
}

/** Of the execution that waits. */
const addressOf = (context: IWebhookFunctions): string =>
	String(context.evaluateExpression('{{ $execution.resumeUrl }}') ?? '');

/** The provider of the call that is waited for: the node's, or its fallback. */
function callerIn(context: IWebhookFunctions): unknown {
	const call = waitingItem(context).json[resultFieldOf(context)];
	const chosen: unknown = context.getNodeParameter('provider', '');
	return isRecord(call) ? (call.provider ?? chosen) : chosen;
}

const accountAt = async (
	context: IWebhookFunctions,
	{ id: provider }: Provider,
): Promise<KnownAccount> => ({
	provider,
	settings: await context.getCredentials(credentialTypeOf(provider)),
});

function take(
	context: IWebhookFunctions,
	received: ReceivedReport,
	keys: TokenKeys,
): IWebhookResponseData {
	if (received.verdict === 'refused' && received.unsigned)
		return refuse(context, 'signature', received.why);
	if (received.verdict === 'refused' || received.verdict === 'unreadable')
		return answer(context, received.httpStatus, received.why);
	const waiting = waitingItem(context);
	const field = resultFieldOf(context);
	const call = waiting.json[field];
	if (isLater(call, received.token))
		return answer(context, 410, 'No execution is waiting for the result of this call any more.');
	if (!isWaiting(call, received.token))
		return refuse(context, 'lost', 'n8n has lost the wait of this execution.');
	if (received.verdict === 'interim') return accepted('Still waiting.', received.token);

	const stored = call as unknown as CallResult;
	// a report of some providers carries no id; the answer to the start may have had one
	const ended = { ...received.result, callId: received.result.callId ?? stored.callId };
	const result = {
		...ended,
		evidence: endedEvidence(stored.evidence ?? null, ended, keys.evidence?.()),
	};
	const oneOutput = context.getNodeParameter(ONE_OUTPUT, false) === true;
	const { token } = received;
	const item: INodeExecutionData = {
		...waiting,
		json: { ...waiting.json, [field]: result as never },
		pairedItem: { item: 0 },
	};
	const heard = heardBy(context, result);
	callEnded(context);
	if (wasAsking(context)) return answered(context, { item, result, token, oneOutput });
	return {
		...accepted('Received.', token, heard),
		workflowData: toOutputs(oneOutput ? 'one' : 'waiting', [{ state: result.exit, item }]),
	};
}

/** Nobody waits for the call any more: it leaves as one without a result. */
const endedByLadder = (context: IWebhookFunctions): IWebhookResponseData => ({
	webhookResponse: { message: 'Over.' },
	workflowData: toOutputs('waiting', [{ state: 'noResult', item: waitingItem(context) }]),
});

/**
 * The item that waits, as the node stored it before. n8n tells its JSON by expression; its
 * files an expression cannot tell whole, so they come from where n8n keeps them, if it does.
 */
function waitingItem(context: IWebhookFunctions): INodeExecutionData {
	const json = context.evaluateExpression('{{ $json }}') as unknown;
	const { connectionInputData } = context as { connectionInputData?: INodeExecutionData[] };
	const binary = connectionInputData?.[0]?.binary;
	return {
		json: isRecord(json) ? (json as INodeExecutionData['json']) : {},
		...(binary && { binary }),
	};
}

/** A loop waits for one call after the other at the same address: it has done with an earlier one. */
const isLater = (call: unknown, { placedAt }: ResultToken): boolean =>
	isRecord(call) && Date.parse(String(call.placedAt)) > Date.parse(placedAt);

/**
 * Whether the call is the one that is waited for, as it was stored. It is not where n8n died before it
 * had saved the wait, and has made up the end of the node from its log, nor where it died right after
 * it had taken the result: such an execution never goes on.
 */
const isWaiting = (call: unknown, { provider, reference, to, placedAt }: ResultToken): boolean =>
	isRecord(call) &&
	!call.receivedAt &&
	call.provider === provider &&
	call.reference === reference &&
	call.to === to &&
	call.placedAt === placedAt;

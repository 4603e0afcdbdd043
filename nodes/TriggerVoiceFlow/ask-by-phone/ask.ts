/**
 * "Ask by Phone and Wait": one call like every other one, whose flow speaks a message and asks for
 * a key. The call is placed and waited for as a started flow is; here its result becomes a decision.
 */
import type {
	EngineRequest,
	EngineResponse,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { OUTPUTS, decisionOf, isRecord, type CallResult } from '../../../core';
import { isTool } from '../../shared/host/tool';
import { N8N_WORDS, n8nFault } from '../../shared/host/words';
import { ONE_OUTPUT } from '../outputs';
import { resultFieldOf } from '../result-field';
import { refuseAll } from '../start-flow/refuse-all';
import { run } from '../start-flow/run';
import { isReview } from './asking';
import { toApprovalOutputs, withDecision, type Decided } from './decided';
import { keepKeys, keysFor } from './keys';

const ANSWERED = OUTPUTS.triggerWaiting.indexOf('answered');
const NOT_CALLED = OUTPUTS.triggerWaiting.indexOf('notCalled');

/** @param response of n8n, when it comes back to several items that wait together */
export async function askByPhone(
	context: IExecuteFunctions,
	response?: EngineResponse,
): Promise<INodeExecutionData[][] | EngineRequest> {
	const outputs = await called(context, response).catch((error: unknown) =>
		refuseAll(context, error),
	);
	if (!Array.isArray(outputs)) return outputs;
	const asReview = isReview(context);
	if (outputs.every((items) => items.length === 0)) keepUndecided(context, asReview);
	const inOne = asReview || context.getNodeParameter(ONE_OUTPUT, 0, false) === true;
	return toApprovalOutputs(
		outputs.flatMap((items, output) =>
			items.map((item) => decided(context, item, output, asReview)),
		),
		inOne,
	);
}

async function called(
	context: IExecuteFunctions,
	response?: EngineResponse,
): Promise<INodeExecutionData[][] | EngineRequest> {
	// an agent's tool answers at once, and a yes cannot be there by then
	if (isTool(context)) throw n8nFault(N8N_WORDS.reviewInstead());
	return run(context, response);
}

/**
 * Only what left by the output of an answered call can be a yes: every other item may have brought
 * the look of one along from its input.
 */
function decided(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	output: number,
	asReview: boolean,
): Decided {
	const call = item.json[resultFieldOf(context)];
	const itemIndex = isRecord(item.pairedItem) ? Number(item.pairedItem.item) : 0;
	const decision =
		output === ANSWERED && isRecord(call)
			? decisionOf(keysFor(context, itemIndex), call as unknown as CallResult)
			: output === NOT_CALLED
				? 'notCalled'
				: 'noDecision';
	return { decision, item: withDecision(item, decision, asReview, resultFieldOf(context)) };
}

/**
 * A wait that runs out hands on what it has: that must be a no. n8n switches off the node of an
 * entry that it wakes, and with it every entry of the same node: a second wish of the agent would
 * pass unasked, with all that came in. A copy, so that only this one is switched off.
 */
function keepUndecided(context: IExecuteFunctions, asReview: boolean): void {
	const entry = context.getExecuteData();
	const waiting = entry.data.main?.[0]?.[0];
	if (!waiting) return;
	keepKeys(context, keysFor(context, 0));
	entry.node = { ...entry.node };
	// a call that is waited for has not failed: beside it, an error is one of the input's
	const { error: _ofInput, ...json } = waiting.json;
	const asked = asReview ? { ...waiting, json } : waiting;
	entry.data.main = [[withDecision(asked, 'noDecision', asReview, resultFieldOf(context))]];
}

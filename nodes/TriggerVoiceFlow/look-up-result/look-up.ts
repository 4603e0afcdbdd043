/** One run of "Look Up Result". All items are asked for at once: one report answers for many calls. */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
	MESSAGES,
	callResult,
	canLookUp,
	createReportDesks,
	endedEvidence,
	fault,
	isRecord,
	lookUpResult,
	type CallResult,
	type CallState,
	type PlacedCall,
	type SealedEvidence,
} from '../../../core';
import {
	accountOf,
	chosenProvider,
	credentialIdOf,
	credentialTypeOf,
} from '../../shared/host/accounts';
import { n8nClock } from '../../shared/host/clock';
import { toErrorItem, toNodeError } from '../../shared/host/node-error';
import { isTool } from '../../shared/host/tool';
import { n8nPlainTransport, n8nTransport } from '../../shared/host/transport';
import { evidenceKeyOf } from '../../shared/webhook/evidence-key';
import { outputSetOf } from '../start-flow/mode';
import { toOutputs, withCall } from '../outputs';
import { withoutInventedItems } from '../start-flow/park';

const deskOf = createReportDesks(n8nClock);

export async function lookUp(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const ends = context.getInputData().map((input, itemIndex) => endOf(context, input, itemIndex));
	const outputs = outputSetOf(context, isTool(context) ? 'tool' : 'waiting');
	withoutInventedItems(context);
	return toOutputs(outputs, await Promise.all(ends));
}

/** An item on the output of its call's exit. Where the exit is unknown, a failed item included, that is No Result. */
async function endOf(
	context: IExecuteFunctions,
	input: INodeExecutionData,
	itemIndex: number,
): Promise<{ state: CallState; item: INodeExecutionData }> {
	try {
		const result = await lookUpItem(context, input, itemIndex);
		return { state: result.exit, item: withCall(input, result, itemIndex) };
	} catch (error) {
		const nodeError = toNodeError(context.getNode(), error, itemIndex);
		if (!context.continueOnFail()) throw nodeError;
		return { state: 'noResult', item: toErrorItem(nodeError, error, input.json, itemIndex) };
	}
}

async function lookUpItem(
	context: IExecuteFunctions,
	input: INodeExecutionData,
	itemIndex: number,
): Promise<CallResult> {
	const provider = chosenProvider(context, itemIndex);
	// before its credential is asked for, which may not be chosen
	if (!canLookUp(provider)) throw fault(MESSAGES.lookUpNotOffered(provider.displayName));
	const read = (name: string) => textOf(context.getNodeParameter(name, itemIndex, ''));
	const flowId = provider.table.asksByFlow ? read('flowId') : '';
	const call = { ...placedCall(read('callId'), read('placedAt'), input.json.call), flowId };
	const credentialId = credentialIdOf(context.getNode(), credentialTypeOf(provider.id));
	const found = await lookUpResult(
		provider,
		await accountOf(context, provider.id, itemIndex),
		call,
		{
			transport: n8nTransport(context, provider),
			plainTransport: n8nPlainTransport(context, provider),
			clock: n8nClock,
			desk: deskOf(credentialId),
			signal: context.getExecutionCancelSignal?.(),
		},
	);
	const { callId, placedAt } = call;
	const result =
		found ?? callResult({ ...call, provider: provider.id }, 'noResult', true, { callId, placedAt });
	const evidence = ownCall(callId, input.json.call).evidence as SealedEvidence | undefined;
	if (!evidence) return result;
	const key = await evidenceKeyOf(context);
	return { ...result, evidence: endedEvidence(evidence, result, key) };
}

/** What the item knows of the call, where it is the item's own. */
const ownCall = (callId: string, known: unknown): Readonly<Record<string, unknown>> =>
	isRecord(known) && callId !== '' && known.callId === callId ? known : {};

/** The call, with what the item knows of it where it is the item's own. */
function placedCall(callId: string, placedAt: string, known: unknown): PlacedCall {
	const own = ownCall(callId, known);
	return {
		callId,
		placedAt: placedAt === '' ? null : placedAt,
		reference: textOf(own.reference),
		to: textOf(own.to),
		context: own.context ?? null,
	};
}

/** Expressions that find nothing give null or undefined, and mean nothing given. */
const textOf = (value: unknown): string => String(value ?? '').trim();

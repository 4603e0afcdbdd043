/** The execution of one call of a batch: how it is started, and what it has brought. */
import type { IExecuteFunctions, IRunExecutionData, ITaskData, IWorkflowBase } from 'n8n-workflow';
import { OUTPUTS, isRecord, type CallState } from '../../../../core';
import { claimedOutputs } from '../../../shared/call-once/claimed';
import { START } from '../../descriptions/operation-fields';
import { ONE_OUTPUT } from '../../outputs';
import { HELD, PART_NOTE, PART_START, PLACED_BY, partJson, type Part } from './part';

const STATES = OUTPUTS.triggerWaiting;

/** Starts it, and does not wait; the id of the execution. @param name as n8n's list of executions shows it */
export async function startExecution(
	context: IExecuteFunctions,
	part: Part,
	name: string,
): Promise<string> {
	const { executionId } = await context.executeWorkflow(
		{ code: workflowOf(context, part, name) },
		[{ json: partJson(part) as never }],
		undefined,
		{
			doNotWaitToFinish: true,
			executionMode: context.getMode(),
			parentExecution: {
				executionId: context.getExecutionId(),
				workflowId: context.getWorkflow().id ?? '',
				// n8n would go on behind the batch with the first call that ends
				shouldResume: false,
			},
		},
	);
	return executionId;
}

/** This node alone, behind a start. It is kept until it is read, whatever the workflow keeps. */
function workflowOf(context: IExecuteFunctions, { request }: Part, name: string): IWorkflowBase {
	const {
		id,
		name: nodeName,
		type,
		typeVersion,
		credentials,
		webhookId,
		parameters,
	} = context.getNode();
	return {
		name,
		nodes: [
			{
				id: 'start',
				name: PART_START,
				type: 'n8n-nodes-base.executeWorkflowTrigger',
				typeVersion: 1.1,
				position: [0, 0],
				parameters: { inputSource: 'passthrough' },
			},
			{
				id,
				name: nodeName,
				type,
				typeVersion,
				credentials,
				webhookId,
				position: [200, 0],
				notes: PART_NOTE,
				// a failure is told on the item, with all that is known of it
				onError: 'continueRegularOutput',
				// the form as it is, so that n8n misses nothing in it; what it says is read from the item
				parameters: {
					...parameters,
					operation: START,
					// one of several people has their number in the item alone
					to: parameters.to ?? 'as the item says',
					provider: request.provider.id,
					waitForResult: true,
					[ONE_OUTPUT]: false,
				},
			},
		],
		connections: { [PART_START]: { main: [[{ node: nodeName, type: 'main', index: 0 }]] } },
		settings: {
			executionOrder: 'v1',
			saveDataSuccessExecution: 'all',
			saveDataErrorExecution: 'all',
			saveManualExecutions: true,
		},
		active: false,
	} as unknown as IWorkflowBase;
}

/** The call that an execution waits for, or was to wait for: placed, and no result came. */
export function parkedCall(data: IRunExecutionData | undefined): unknown {
	const call = data?.executionData?.nodeExecutionStack[0]?.data.main?.[0]?.[0]?.json.call;
	return isRecord(call) ? call : undefined;
}

/** How a call ended: as which exit, and what is added to the JSON of its item. */
export interface Ending {
	readonly state: CallState;
	/** `call`, and `error` with `details` where a person has to look. */
	readonly json: Readonly<Record<string, unknown>>;
	/** Nobody was called yet: a rule holds the call until then, in ISO 8601, UTC. */
	readonly heldUntil?: string;
	/** The execution that placed the call before; this one did not. */
	readonly placedBy?: string;
}

/** `lost`: n8n ended before the call was saved as waiting, and nobody knows whether it was placed. */
export type CallNews = Ending | 'waiting' | 'lost' | 'gone';

/** In queue mode n8n replaces all that an execution knew by this error when the worker dies that has it. */
const isErased = ({ message }: { readonly message?: string }): boolean =>
	/failed to be processed too many times/.test(message ?? '');

/** Where n8n died before it had saved what a node brought, it takes from its log that the node ended, and invents an item. */
const isInvented = (run: ITaskData | undefined): boolean =>
	run?.data?.main?.[0]?.[0]?.json.isArtificialRecoveredEventItem === true;

/**
 * What an execution has brought.
 * @param data as n8n has it; undefined when it keeps none any more
 * @param name of the node
 */
export function newsOf(data: IRunExecutionData | undefined, name: string): CallNews {
	if (data === undefined) return 'gone';
	const { resultData, executionData, waitTill } = data;
	const last = resultData.runData[name]?.at(-1);
	if (isInvented(last)) return 'lost';
	const isLeft = Boolean(executionData?.nodeExecutionStack.length);
	const main = isLeft ? claimedOutputs(data, name) : last?.data?.main;
	for (const [output, items] of (main ?? []).entries()) {
		const state = STATES[output];
		const json = items?.[0]?.json;
		if (state === undefined || json === undefined) continue;
		const { call, error, details, [HELD]: heldUntil, [PLACED_BY]: placedBy } = json;
		return {
			state,
			...(typeof heldUntil === 'string' && { heldUntil }),
			...(typeof placedBy === 'string' && { placedBy }),
			json: {
				...(isRecord(call) && { call }),
				...(error !== undefined && { error, details }),
			},
		};
	}
	if (waitTill) return 'waiting';
	const { error } = resultData;
	// n8n did not even begin
	if (error && last === undefined && error.name !== 'WorkflowCrashedError' && !isErased(error))
		return { state: 'notCalled', json: { error: error.message, details: {} } };
	return last?.executionStatus === 'crashed' || error ? 'lost' : 'waiting';
}

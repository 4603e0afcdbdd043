/**
 * How a node waits more than once. On waking, n8n goes on behind the node that waited, without
 * asking it again. But a node can ask n8n to run another one first and to come back with what
 * that one gave, as agents do with their tools; here that other node is the node itself, and all
 * it does is wait. The batch comes back when the wait ends, with its state in the execution.
 */
import {
	NodeConnectionTypes,
	type EngineRequest,
	type IExecuteFunctions,
	type INodeExecutionData,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { keepNewest } from '../../../../core';

/** In the node's context: how often it has paused. */
const PAUSES = 'ringbackPauses';

/** Asks for a pause of that name. */
export function pauseRequest(context: IExecuteFunctions, name: string): EngineRequest {
	const memory = context.getContext('node');
	memory[PAUSES] = Number(memory[PAUSES] ?? 0) + 1;
	return {
		actions: [
			{
				actionType: 'ExecutionNodeAction',
				nodeName: context.getNode().name,
				input: {},
				type: NodeConnectionTypes.Main,
				id: name,
				metadata: {},
			},
		],
		metadata: {},
	};
}

/** By execution: the pause that this process ended last. */
const ended = new Map<string, number>();
const MOST_ENDED = 500;

/**
 * Whether a request is the first that ends the pause of a waiting execution. In queue mode n8n takes
 * a second one too, until a worker has begun what the first one woke: two workers would then run the
 * same list at once, and start the same calls.
 */
export function isFirstToEnd(context: IWebhookFunctions): boolean {
	const node = JSON.stringify(context.getNode().name);
	const pause = context.evaluateExpression(`{{ $node[${node}].context.${PAUSES} }}`);
	// begun by an earlier version
	if (typeof pause !== 'number') return true;
	const execution = context.getExecutionId();
	if (ended.get(execution) === pause) return false;
	ended.delete(execution);
	ended.set(execution, pause);
	keepNewest(ended, MOST_ENDED);
	return true;
}

/** True for the run that is nothing but the pause of that name. */
export const isPause = (context: IExecuteFunctions, name: string): boolean =>
	context.getInputData()[0]?.json.toolCallId === name;

/**
 * Waits until then, or until it is woken; nothing leaves the node.
 * @param outputs how many it has
 * @param progress for whoever opens the waiting execution
 */
export async function pauseNow(
	context: IExecuteFunctions,
	{ outputs, progress, untilMs }: { outputs: number; progress: string; untilMs: number },
): Promise<INodeExecutionData[][]> {
	const entry = context.getExecuteData();
	// n8n switches off the node of an entry that it wakes: a copy, not the one that it comes back to
	entry.node = { ...entry.node, alwaysOutputData: false, retryOnFail: false };
	entry.data.main = [[]];
	context.addExecutionHints?.({ message: progress, type: 'info', location: 'outputPane' });
	await context.putExecutionToWait(new Date(untilMs));
	return Array.from({ length: outputs }, () => []);
}

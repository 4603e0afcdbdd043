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
} from 'n8n-workflow';

/** Asks for a pause of that name. */
export const pauseRequest = (context: IExecuteFunctions, name: string): EngineRequest => ({
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
});

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

/** How the node leaves its execution waiting: n8n goes on with what stands in its stored data. */
import type {
	IExecuteFunctions,
	INodeExecutionData,
	ITaskDataConnectionsSource,
} from 'n8n-workflow';

/**
 * Puts the execution to wait. n8n hands a wait that ran out, and a resumed one, the input that the
 * node had. So the input becomes the item with its call: then No Result says which call had none,
 * after a restart too.
 * @param outputs how many the node has
 */
export async function park(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	{ waitMs, outputs }: { waitMs: number; outputs: number },
): Promise<void> {
	const parked = context.getExecuteData();
	parked.data.main = [[item]];
	parked.source = knownAtEvery(outputs, parked.source);
	await context.putExecutionToWait(new Date(Date.now() + waitMs));
}

/**
 * n8n takes the outputs of a resumed wait for as many inputs, and looks for the item that each
 * came from under the number of its input. The node has one input: unless what feeds it is known
 * under every number, expressions such as $('Order').item find nothing behind the call.
 */
function knownAtEvery(
	outputs: number,
	source: ITaskDataConnectionsSource | null,
): ITaskDataConnectionsSource | null {
	const before = source?.main?.[0];
	return before ? { ...source, main: Array.from({ length: outputs }, () => before) } : source;
}

/**
 * With "Always Output Data", n8n puts an empty item on the first output whenever that has none:
 * a No Result, or a placed call, that never was. Every item leaves by one output anyway, so this
 * run does without the setting. A copy: the node itself is the workflow's.
 */
export function withoutInventedItems(context: IExecuteFunctions): void {
	const run = context.getExecuteData();
	if (run.node.alwaysOutputData) run.node = { ...run.node, alwaysOutputData: false };
}

/** What n8n was to run next in an execution that it had claimed for a report. */
import type { IRunExecutionData, ITaskDataConnections } from 'n8n-workflow';

/**
 * The outputs of the node that waited, as the report filled them; undefined where none has come. A
 * report is safe from then on, whatever became of that run.
 */
export function claimedOutputs(
	data: IRunExecutionData,
	node: string,
): ITaskDataConnections['main'] | undefined {
	const [entry] = data.executionData?.nodeExecutionStack ?? [];
	const metadata = entry?.metadata as { forwardAllOutputs?: boolean } | undefined;
	return metadata?.forwardAllOutputs && entry?.node.name === node ? entry.data.main : undefined;
}

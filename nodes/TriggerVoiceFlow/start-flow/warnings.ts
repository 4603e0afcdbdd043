/** What the builder is told before anybody is called: settings around the node that lose results. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { FIELD_LABELS } from '../../../core';
import { ONE_OUTPUT, type OutputSet } from '../outputs';

const warn = (context: IExecuteFunctions, message: string): void =>
	context.addExecutionHints?.({ message, type: 'warning', location: 'outputPane' });

/** n8n counts the time that an execution waits, and ends one that is too old when it would go on. */
export function warnOfTimeout(context: IExecuteFunctions, waitLimitMs: number): void {
	const seconds = context.getWorkflowSettings?.().executionTimeout ?? 0;
	if (seconds > 0 && seconds * 1_000 <= waitLimitMs)
		warn(
			context,
			`The workflow's own setting "Timeout Workflow" (${seconds} seconds) is not longer than "${FIELD_LABELS.waitLimitMinutes}": once it has run out, n8n ends the execution without an exit. Make it longer than the wait, or switch it off.`,
		);
}

/** n8n hands the first output of a sub-workflow's last node to the workflow that called it, and no other. */
export function warnOfLostOutputs(context: IExecuteFunctions, outputs: OutputSet): void {
	const isLast = (): boolean => context.getChildNodes(context.getNode().name).length === 0;
	const isOne = outputs === 'one' || context.getNodeParameter(ONE_OUTPUT, 0, false) === true;
	if (isOne || outputs === 'tool' || context.getMode() !== 'integrated' || !isLast()) return;
	warn(
		context,
		'This node is the last one of a sub-workflow: n8n hands only its first output to the workflow that called it. Switch on "One Output", so that every result is handed back.',
	);
}

/** The cases of "Validate E.164" on a real n8n, each with a workflow of its own. */
import { endedExecution, type Json } from '../n8n/support/executions';
import type { N8nHost } from '../n8n/support/host';
import { node } from '../n8n/support/nodes';
import { connectionsOf } from '../n8n/support/workflow';
import type { NumberCase, NumberOutcome } from './number-cases';

interface Verdict {
	readonly reason: string | null;
}

export async function checkInN8n(
	host: N8nHost,
	{ what, settings, body }: NumberCase,
): Promise<NumberOutcome> {
	const lists = Object.entries(settings).map(([name, value]) => [
		name,
		// the form has these as text, with commas
		['fields', 'acceptCountries'].includes(name) ? (value as string[]).join(', ') : value,
	]);
	const workflowId = await host.addWorkflow({
		name: what,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1),
			node('Record', 'n8n-nodes-base.set', 3.4, {
				mode: 'raw',
				jsonOutput: JSON.stringify({ body }),
				options: {},
			}),
			node('Validate', 'n8n-nodes-ringback.validateE164', 1, {
				field: 'body.phone',
				outputField: 'known',
				...Object.fromEntries(lists),
			}),
		],
		connections: connectionsOf({ Start: [['Record']], Record: [['Validate']] }),
		settings: { executionOrder: 'v1' },
	});
	const execution = await endedExecution(host.rest, await host.run(workflowId, 'Start'));
	if (execution.error) {
		const { message, description } = execution.error;
		return { failure: { message, hint: description ?? '' } };
	}
	const [valid = [], invalid = []] = execution.runs.Validate![0]!.outputs;
	const item = [...valid, ...invalid][0] as Json;
	const verdict = [item.phoneCheck ?? item.known].flat()[0] as Verdict | undefined;
	return {
		output: valid.length > 0 ? 'valid' : 'invalid',
		body: item.body,
		known: item.known,
		...(valid.length > 0 ? {} : { reason: verdict?.reason }),
	};
}

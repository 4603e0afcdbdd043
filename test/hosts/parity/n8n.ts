/** The cases on a real n8n, each with a workflow of its own. */
import type { CallResult } from '../../../core';
import { openCallWorkflow, endsOf } from '../n8n/support/calls';
import { endedExecution } from '../n8n/support/executions';
import type { Accounts } from '../n8n/support/accounts';
import type { N8nHost } from '../n8n/support/host';
import type { ParityCase } from './cases';
import type { Remembered } from './node-red';

/** Settings that n8n keeps among the options of the node. */
const OPTIONS = ['ringSeconds', 'voicemail', 'anonymous', 'dryRun'];

/** Runs a case; what became of it. */
export async function runInN8n(
	host: N8nHost,
	accounts: Accounts,
	{ provider, settings }: ParityCase,
	reference: string,
): Promise<Remembered> {
	const { variables = [], context, waitForResult, from, ...others } = settings;
	const entries = Object.entries(others);
	const order = await openCallWorkflow(host, {
		provider,
		accounts,
		waitForResult,
		parameters: {
			...Object.fromEntries(entries.filter(([name]) => !OPTIONS.includes(name))),
			...(from === undefined ? {} : { from: { __rl: true, mode: 'id', value: from } }),
			variables: { values: variables },
			// Node-RED's accounts have an address for results of their own; here it is given
			...(waitForResult ? {} : { resultUrl: `${host.url}/webhook/nobody` }),
			context: context === undefined ? '' : JSON.stringify(context),
			options: {
				reference,
				...Object.fromEntries(entries.filter(([name]) => OPTIONS.includes(name))),
			},
		},
	});
	const execution = await endedExecution(host.rest, await order({}));
	const [end] = endsOf(execution);
	return {
		reference,
		result: end?.item.call as CallResult | undefined,
		failure: execution.error && {
			message: execution.error.message,
			hint: execution.error.description ?? '',
		},
	};
}

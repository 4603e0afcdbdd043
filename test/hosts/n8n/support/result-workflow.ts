/** Workflows that start with "Outbound Call Result", and what they have started with. */
import { randomUUID } from 'node:crypto';
import { EXITS, labelOf, type CallResult } from '../../../../core';
import { CALLBACK_TYPE, type Accounts } from './accounts';
import { endedExecution, listExecutions, type Execution } from './executions';
import type { N8nHost } from './host';
import { resultWorkflow, type Parameters } from './nodes';

export interface OpenResults {
	/** Where results are taken. */
	readonly url: string;
	/** The executions so far, oldest first. */
	started(): Promise<Execution[]>;
}

export async function openResults(
	host: N8nHost,
	accounts: Accounts,
	parameters: Parameters = {},
): Promise<OpenResults> {
	const webhookId = randomUUID();
	const workflow = resultWorkflow(webhookId, accounts[CALLBACK_TYPE]!, parameters);
	const id = await host.addWorkflow(workflow);
	await host.activate(id);
	return {
		url: `${host.webhooksAt}/webhook/${webhookId}`,
		async started() {
			const listed = await listExecutions(host.rest, id);
			return Promise.all(listed.reverse().map((one) => endedExecution(host.rest, one.id)));
		},
	};
}

/** The results that an execution started with, and the output that each left by. */
export const startedWith = ({ runs }: Execution): Array<{ output: string; call: CallResult }> =>
	EXITS.flatMap((exit) =>
		(runs[labelOf(exit)] ?? []).flatMap(({ outputs }) =>
			outputs.flat().map(({ call }) => ({ output: labelOf(exit), call: call as CallResult })),
		),
	);

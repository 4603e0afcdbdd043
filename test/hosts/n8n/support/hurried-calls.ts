/** A workflow that calls for every order of a burst, and one for the results that come too early or late. */
import { randomUUID } from 'node:crypto';
import type { ProviderId } from '../../../../core';
import type { Accounts } from './accounts';
import type { Json } from './executions';
import type { N8nHost } from './host';
import { hurriedCallWorkflow } from './nodes';
import { openResults, type OpenResults } from './result-workflow';

export interface HurriedCalls {
	/** Id of the workflow that calls. */
	readonly workflow: string;
	readonly results: OpenResults;
	/** Sends one order; answered before any call is placed. */
	order(order: Json): Promise<Response>;
}

/** Saves and activates both; each execution waits for its call's result. */
export async function openHurriedCalls(
	host: N8nHost,
	accounts: Accounts,
	provider: ProviderId,
	waitLimitMinutes: number,
): Promise<HurriedCalls> {
	const results = await openResults(host, accounts);
	const path = randomUUID();
	const parameters = { resultUrl: results.url, waitLimitMinutes };
	const call = { path, provider, accounts, waitForResult: true, parameters };
	const workflow = await host.addWorkflow(hurriedCallWorkflow(call));
	await host.activate(workflow);
	return { workflow, results, order: (order) => host.post(path, order) };
}

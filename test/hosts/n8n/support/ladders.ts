/** A workflow that calls people in order, with a sandbox of its own. */
import { endedExecution } from './executions';
import { leftOf, openInOrder, type InOrderCalls, type Incident } from './in-order';
import { openResults } from './result-workflow';
import type { World } from './world';

/** A pause that time ends is looked at once a minute. */
export const LADDER_MS = 240_000;

export async function openLadders(
	{ host, counterpart }: World,
	calls: Omit<InOrderCalls, 'accounts'> = {},
	settings: Parameters<World['counterpart']>[0] = { speed: 20 },
) {
	const there = await counterpart(settings);
	const results = await openResults(host, there.accounts);
	const parameters = { resultUrl: results.url, ...calls.parameters };
	const order = await openInOrder(host, { accounts: there.accounts, ...calls, parameters });
	const ended = async (...incidents: readonly Incident[]) => {
		const execution = await endedExecution(host.rest, await order.call(...incidents), LADDER_MS);
		return { ...execution, left: leftOf(execution) };
	};
	const called = () => there.sandbox.calls().map(({ to }) => to);
	return { ...there, results, order, ended, called };
}

import { randomUUID } from 'node:crypto';
import { awaitEnds, endsOf, openCallWorkflow } from '../support/calls';
import { endedExecution, waitingExecution } from '../support/executions';
import { callWorkflow } from '../support/nodes';
import type { World } from '../support/world';

/** Settings that n8n keeps beside the node's own. */
export function nodeSettings(world: () => World): void {
	it.each([true, false])(
		'"Always Output Data" invents no item, whether the call is waited for (%s) or not',
		async (waitForResult) => {
			const { host } = world();
			const { accounts } = await world().counterpart({ speed: 5 });
			const order = await openCallWorkflow(host, {
				provider: 'kaleyra',
				accounts,
				waitForResult,
				settings: { alwaysOutputData: true },
			});
			const number = waitForResult ? '+14155550103' : '12';
			const ends = await awaitEnds(host, await order({ to: number, reference: randomUUID() }));
			expect(ends).toMatchObject([
				{
					output: waitForResult ? 'Busy' : 'Not Called',
					item: { call: { exit: waitForResult ? 'busy' : 'notCalled' } },
				},
			]);
		},
	);

	it('says before the call that the workflow would time out while it waits', async () => {
		const { host } = world();
		const { accounts } = await world().counterpart({ speed: 5 });
		const path = randomUUID();
		const id = await host.addWorkflow({
			...callWorkflow({ path, provider: 'kaleyra', accounts, waitForResult: true }),
			settings: { executionTimeout: 60 },
		});
		await host.activate(id);
		const answer = await host.post(path, { to: '+14155550103', reference: path });
		const { id: execution } = (await answer.json()) as { id: string };
		const waiting = await waitingExecution(host.rest, execution);
		expect(waiting.runs.Call?.[0]?.hints?.map(({ message }) => message)).toEqual([
			expect.stringMatching(/"Timeout Workflow" \(60 seconds\)/),
		]);
		expect(endsOf(await endedExecution(host.rest, execution))).toMatchObject([{ output: 'Busy' }]);
	});
}

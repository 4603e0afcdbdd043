import { SILENT, awaitEnds, openCallWorkflow } from '../support/calls';
import { waitingExecution } from '../support/executions';
import { reportsTo } from '../support/provider-reports';
import type { World } from '../support/world';

const BUSY = '+14155550103';

/** n8n ends and starts again while executions wait: their state is in its database. */
export function restart(world: () => World): void {
	it('takes nothing away: the report still arrives, and the reference is still known', async () => {
		const { host } = world();
		const { sandbox, proxy, accounts } = await world().counterpart({ speed: 1_000 });
		const order = await openCallWorkflow(host, {
			provider: 'cmCom',
			accounts,
			waitForResult: true,
		});
		const body = { to: SILENT, reference: 'restart-1042', context: { kept: true } };
		const id = await order(body);
		await waitingExecution(host.rest, id);
		const back = reportsTo('cmCom', proxy.requests);

		await host.restart();

		expect(await back.send(back.final)).toBe(200);
		expect(await awaitEnds(host, id)).toMatchObject([
			{
				output: 'Answered',
				item: { body, call: { exit: 'answered', context: { kept: true } } },
			},
		]);
		expect(await awaitEnds(host, await order(body))).toMatchObject([
			{
				output: 'Not Called',
				item: {
					call: {
						...{
							reason: 'alreadyCalled',
							replayed: true,
							sentence: expect.stringContaining('"Answered"') as unknown,
						},
						first: { exit: 'answered', to: SILENT, context: { kept: true } },
					},
				},
			},
		]);
		expect(await awaitEnds(host, await order({ ...body, to: BUSY }))).toMatchObject([
			{
				output: 'Not Called',
				item: { call: { reason: 'referenceConflict', replayed: false, first: null } },
			},
		]);
		expect(sandbox.calls()).toHaveLength(1);
	});
}

import { SIMULATED_ENDINGS, labelOf } from '../../../../core';
import { awaitEnds, openCallWorkflow } from '../support/calls';
import type { World } from '../support/world';

export function simulated(world: () => World): void {
	it('leaves by the output of every ending, and nobody is called', async () => {
		const { host } = world();
		const { sandbox, proxy, accounts } = await world().counterpart();
		const order = await openCallWorkflow(host, {
			provider: 'cmCom',
			accounts,
			waitForResult: true,
			parameters: {
				options: { reference: 'the same', simulateEnding: '={{ $json.body.ending }}' },
			},
		});
		for (const ending of SIMULATED_ENDINGS) {
			const ends = await awaitEnds(host, await order({ to: '+14155550101', ending }));
			expect(ends).toMatchObject([
				{
					output: labelOf(ending),
					item: { call: { exit: ending, simulated: true, replayed: false } },
				},
			]);
		}
		expect(proxy.requests).toEqual([]);
		expect(sandbox.calls()).toEqual([]);
	});
}

import { awaitEnds, openCallWorkflow } from '../support/calls';
import { endedExecution, type Json } from '../support/executions';
import type { World } from '../support/world';

const COUNT = 7;
/** What Talkdesk allows: 2 requests in any second. */
const LIMIT = { requests: 2, perMs: 1_000 };

const ordersOf = (name: string): Json[] =>
	Array.from({ length: COUNT }, (_, index) => ({
		to: `+1415555010${index + 1}`,
		reference: `${name}-${index}`,
		context: { index },
	}));

/** Many items in one run of the node, which does not wait. */
export function severalItems(world: () => World): void {
	it('are called once each, in order, never faster than Talkdesk allows', async () => {
		const { host } = world();
		const { sandbox, accounts } = await world().counterpart();
		const order = await openCallWorkflow(host, {
			provider: 'talkdesk',
			accounts,
			waitForResult: false,
			several: true,
		});
		const orders = ordersOf('several');
		const ends = await awaitEnds(host, await order({ orders }));

		expect(ends.map(({ output }) => output)).toEqual(orders.map(() => 'Placed'));
		expect(ends.map(({ item }) => item.reference)).toEqual(
			orders.map(({ reference }) => reference),
		);
		expect(ends.map(({ item }) => item.call)).toMatchObject(
			orders.map(({ to, reference, context }) => ({
				exit: 'placed',
				to,
				reference,
				context,
				receivedAt: null,
			})),
		);
		const calls = sandbox.calls();
		expect(calls.map(({ to }) => to)).toEqual(orders.map(({ to }) => to));
		// of any three in a row, the first and the last lie a whole window apart
		const times = calls.map(({ placedAt }) => Date.parse(placedAt));
		const tooFast = times.filter(
			(time, index) => time - (times[index - LIMIT.requests] ?? -Infinity) < LIMIT.perMs,
		);
		expect(tooFast).toEqual([]);
	});

	it('are refused while waiting in n8n’s old order of execution, with a hint that shows the way', async () => {
		const { host } = world();
		const { sandbox, accounts } = await world().counterpart();
		const order = await openCallWorkflow(host, {
			provider: 'cmCom',
			accounts,
			waitForResult: true,
			several: true,
		});
		const { status, error } = await endedExecution(
			host.rest,
			await order({ orders: ordersOf('together') }),
		);
		expect(status).toBe('error');
		expect(error?.message).toContain(`${COUNT} items`);
		expect(error?.description).toContain('Loop Over Items');
		expect(sandbox.calls()).toEqual([]);
	});
}

import { randomUUID } from 'node:crypto';
import { atPath, importExample, readExample, withParameters } from '../support/examples';
import { endedExecution, itemsOf, startedBy } from '../support/executions';
import { REPOSITORY, type Counterpart, type World } from '../support/world';

export function approveARefund(world: () => World): void {
	let counterpart: Counterpart;
	beforeAll(async () => {
		counterpart = await world().counterpart({ speed: 50 });
	});

	it.each([
		{ order: 'small', euros: 12, ending: '13', action: 'paid back', calls: 0 },
		{ order: 'approved', euros: 40, ending: '11', action: 'paid back', calls: 1 },
		{ order: 'declined', euros: 40, ending: '12', action: 'declined', calls: 1 },
		{ order: 'silent', euros: 40, ending: '13', action: 'not decided yet', calls: 1 },
		{ order: 'busy', euros: 40, ending: '03', action: 'not decided yet', calls: 1 },
	])('a refund that is $order is $action', async ({ order, euros, ending, action, calls }) => {
		const { host } = world();
		const path = randomUUID();
		const example = atPath(readExample(REPOSITORY, 'approve-a-refund'), path);
		const change = withParameters('Ask the Manager', { to: `+141555501${ending}` });
		const id = await importExample(host, example, counterpart.accounts, change);
		await host.activate(id);
		const before = counterpart.sandbox.calls().length;
		const started = await startedBy(host.rest, id, () =>
			host.post(path, { order, customer: 'Ada', euros }),
		);
		const execution = await endedExecution(host.rest, started);
		expect(itemsOf(execution, 'Order Book')).toEqual([{ order, action }]);
		expect(counterpart.sandbox.calls()).toHaveLength(before + calls);
	});
}

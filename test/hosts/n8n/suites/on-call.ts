import { importExample, readExample } from '../support/examples';
import { itemsOf, readExecutions } from '../support/executions';
import { until } from '../support/until';
import { REPOSITORY, type Counterpart, type World } from '../support/world';

export function onCall(world: () => World): void {
	let counterpart: Counterpart;
	let id: string;
	beforeAll(async () => {
		counterpart = await world().counterpart({ speed: 20 });
		id = await importExample(
			world().host,
			readExample(REPOSITORY, 'on-call'),
			counterpart.accounts,
		);
		await world().host.activate(id);
	});

	it('tells the team who has taken over, and calls nobody for an alarm that comes again', async () => {
		const { host } = world();
		const messages = async () =>
			(await readExecutions(host.rest, id, ['success'])).flatMap((one) =>
				itemsOf(one, 'Message').map(({ message }) => message),
			);
		const alarm = { id: 7, text: 'Server 3 is down' };
		await host.post('alarms', alarm);
		const said = await until('the message', async () => {
			const all = await messages();
			return all.length > 0 ? all : undefined;
		});
		expect(said).toEqual(['Ada has taken over: Server 3 is down']);
		expect(counterpart.sandbox.calls().map(({ to }) => to)).toEqual([
			'+14155550113',
			'+14155550112',
			'+14155550111',
		]);
		await host.post('alarms', alarm);
		const again = await until('the second message', async () => {
			const all = await messages();
			return all.length > 1 ? all : undefined;
		});
		expect(again).toContain('Nobody was called (alreadyCalled): Server 3 is down');
		expect(counterpart.sandbox.calls()).toHaveLength(3);
	});
}

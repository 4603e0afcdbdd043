import { importExample, readExample, withParameters } from '../support/examples';
import { endedExecution, itemsOf, startedBy } from '../support/executions';
import { REPOSITORY, type Counterpart, type World } from '../support/world';

export function nurseCall(world: () => World): void {
	let counterpart: Counterpart;
	let id: string;
	beforeAll(async () => {
		const { host } = world();
		counterpart = await world().counterpart({ speed: 20 });
		// two minutes in the example
		const change = withParameters('Call a Nurse', { waitLimitMinutes: 0.1 });
		id = await importExample(
			host,
			readExample(REPOSITORY, 'nurse-call'),
			counterpart.accounts,
			change,
		);
		await host.activate(id);
	});

	it.each([
		{ room: '12', message: 'Ada goes to room 12', called: ['+14155550113', '+14155550111'] },
		{
			room: '13',
			message: 'Room 13: nobody knows who was reached, somebody has to walk over',
			called: ['+14155550108'],
		},
	])(
		'calls nurses for room $room until one comes, and stops where nobody knows',
		async ({ room, message, called }) => {
			const { host } = world();
			const before = counterpart.sandbox.calls().length;
			const started = await startedBy(host.rest, id, () => host.post('bells', { id: room, room }));
			const execution = await endedExecution(host.rest, started);
			expect(itemsOf(execution, 'Message')).toEqual([{ bell: room, message }]);
			const calls = counterpart.sandbox.calls().slice(before);
			expect(calls.map(({ to }) => to)).toEqual(called);
		},
	);
}

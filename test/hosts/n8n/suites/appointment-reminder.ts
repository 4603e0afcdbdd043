import { importExample, readExample } from '../support/examples';
import { endedExecution, itemsOf, startedBy } from '../support/executions';
import { REPOSITORY, type World } from '../support/world';

const example = readExample(REPOSITORY, 'appointment-reminder');

export function appointmentReminder(world: () => World): void {
	it("calls tomorrow's rows of the list together, and counts what came of them", async () => {
		const { host } = world();
		const { sandbox, accounts } = await world().counterpart({ speed: 50 });
		const id = await importExample(host, example, accounts);
		const execution = await endedExecution(host.rest, await host.run(id, 'Every Afternoon'));

		expect(execution.error).toBeUndefined();
		expect(itemsOf(execution, 'Row to Write Back')).toMatchObject([
			{ row_number: '2', Reminder: 'heard it, pressed no key' },
			{ row_number: '3', Reminder: 'busy' },
			{ row_number: '4', Reminder: 'noAnswer' },
		]);
		expect(itemsOf(execution, 'Ask for a Number').map(({ Name }) => Name)).toEqual(['Emil']);
		expect(itemsOf(execution, 'Count the Endings')).toHaveLength(3);
		expect(new Set(sandbox.calls().map(({ to }) => to))).toEqual(
			new Set(['+14155550101', '+442079460003', '+491713920004']),
		);
		expect(sandbox.calls()).toHaveLength(3);
	});

	it('takes a CSV as well, and what the called person pressed', async () => {
		const { host } = world();
		const { accounts } = await world().counterpart({
			speed: 50,
			options: { unattendedKeys: '1' },
		});
		const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
		const id = await importExample(
			host,
			{ ...example, settings: { ...example.settings, timezone: 'UTC' } },
			accounts,
		);
		await host.activate(id);
		const form = new FormData();
		const csv = `Name,Phone,Country,Date,Time,Reminder\nAda,0171 3920001,DE,${tomorrow},10:30,\nBen,0171 3920001,DE,${tomorrow},11:00,confirmed\n`;
		form.set('data', new Blob([csv], { type: 'text/csv' }), 'appointments.csv');
		const started = await startedBy(host.rest, id, () =>
			fetch(`${host.url}/webhook/appointments`, { method: 'POST', body: form }),
		);
		const execution = await endedExecution(host.rest, started);
		expect(execution.error).toBeUndefined();
		expect(itemsOf(execution, 'Row to Write Back')).toMatchObject([
			{ Name: 'Ada', Reminder: 'confirmed' },
		]);
	});
}

import { importExample, readExample } from '../support/examples';
import { endedExecution, itemsOf, startedBy } from '../support/executions';
import { REPOSITORY, type Counterpart, type World } from '../support/world';

export function problemReport(world: () => World): void {
	let counterpart: Counterpart;
	let id: string;
	beforeAll(async () => {
		counterpart = await world().counterpart({ speed: 50 });
		const example = readExample(REPOSITORY, 'problem-report');
		id = await importExample(world().host, example, counterpart.accounts);
		await world().host.activate(id);
	});

	/** What became of a report, as the last node wrote it down. */
	async function written(ticket: string, customer: string, technician: string) {
		const { host } = world();
		const started = await startedBy(host.rest, id, () =>
			host.post('problems', { ticket, problem: 'boiler is cold', customer, technician }),
		);
		return itemsOf(await endedExecution(host.rest, started), 'Ticket');
	}
	const number = (digits: string) => `+1 415 555 01${digits}`;

	it.each([
		{ who: 'both answer', customer: '01', technician: '01', action: /connected/ },
		{ who: 'the customer alone answers', customer: '01', technician: '04', action: /another one/ },
		{ who: 'the customer is busy', customer: '03', technician: '01', action: /reached \(busy\)/ },
	])('takes the ticket on when $who', async ({ who, customer, technician, action }) => {
		expect(await written(who, number(customer), number(technician))).toMatchObject([
			{ ticket: who, action: expect.stringMatching(action) },
		]);
	});

	it('asks for a number before any call is placed', async () => {
		const before = counterpart.sandbox.calls().length;
		expect(await written('none', number('01'), 'see e-mail')).toMatchObject([
			{ exit: 'notCalled', action: expect.stringMatching(/ask for a number/) },
		]);
		expect(counterpart.sandbox.calls()).toHaveLength(before);
	});
}

import { evidenceKey, verifyEvidence, type CallResult } from '../../../../core';
import { TRIGGER_TYPE, importExample, readExample } from '../support/examples';
import { endedExecution, itemsOf, startedBy, type Execution } from '../support/executions';
import { changeNodes } from '../support/workflow';
import { REPOSITORY, type Counterpart, type World } from '../support/world';

/** Tests run at night too. */
const ANY_HOUR = { callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' };

export function doNotCall(world: () => World): void {
	let counterpart: Counterpart;
	let id: string;
	beforeAll(async () => {
		const { host } = world();
		counterpart = await world().counterpart({ speed: 50 });
		const example = changeNodes(readExample(REPOSITORY, 'do-not-call'), ({ type, parameters }) => {
			if (type !== TRIGGER_TYPE) return undefined;
			const { rules, ...options } = parameters.options as { rules: { values: object } };
			const open = { ...options, rules: { values: { ...rules.values, ...ANY_HOUR } } };
			return { parameters: { ...parameters, options: open } };
		});
		id = await importExample(host, example, counterpart.accounts);
		await host.activate(id);
	});

	/** The execution of one visit. */
	async function ended(reference: string, phone: string): Promise<Execution> {
		const { host } = world();
		const started = await startedBy(host.rest, id, () =>
			host.post('do-not-call', { reference, phone }),
		);
		return endedExecution(host.rest, started);
	}
	const callIn = (execution: Execution) =>
		itemsOf(execution, 'Call Somebody')[0]!.call as unknown as CallResult;

	it('calls somebody who opts out once, and keeps sealed evidence of both calls', async () => {
		const number = '+1 415 555 0112';
		const first = await ended('visit-1', number);
		expect(callIn(first)).toMatchObject({ exit: 'answered', optOut: true });
		expect(itemsOf(first, 'Add to the List')).toMatchObject([{ phone: '+14155550112' }]);
		const second = await ended('visit-2', number);
		expect(callIn(second)).toMatchObject({ exit: 'notCalled', reason: 'doNotCall' });
		expect(counterpart.sandbox.calls()).toHaveLength(1);
		for (const [execution, exit] of [
			[first, 'answered'],
			[second, 'notCalled'],
		] as const) {
			const [row] = itemsOf(execution, 'Write Down the Evidence');
			expect(row).toMatchObject({ exit });
			const evidence = String(row!.evidence);
			expect(JSON.parse(evidence)).toMatchObject({ exit, reference: row!.reference });
			expect(verifyEvidence(evidence, evidenceKey(world().callbackSecret))).toEqual({
				sealed: true,
			});
		}
	});

	it('goes on calling somebody who does not', async () => {
		for (const reference of ['visit-3', 'visit-4'])
			expect(callIn(await ended(reference, '+1 415 555 0111'))).toMatchObject({
				exit: 'answered',
				optOut: false,
			});
	});

	it('has the daily summary count what the evidence says', async () => {
		const { host } = world();
		const summary = await importExample(
			host,
			readExample(REPOSITORY, 'daily-summary'),
			counterpart.accounts,
		);
		const started = await host.run(summary, 'Every Morning');
		const execution = await endedExecution(host.rest, started);
		expect(itemsOf(execution, 'Count Them')).toEqual([
			{
				calls: 4,
				exits: { answered: 3, notCalled: 1 },
				providers: { kaleyra: 3 },
				reasons: { doNotCall: 1 },
				open: 0,
			},
		]);
		const [message, ...more] = itemsOf(execution, 'The Message');
		expect(more).toEqual([]);
		expect(message!.subject).toMatch(/^Calls until \d{4}-\d\d-\d\d: 4, of which 0 open$/);
		expect(String(message!.text).split('\n')).toEqual(
			expect.arrayContaining(['- answered: 3', '- kaleyra: 3', '- doNotCall: 1']),
		);
	});
}

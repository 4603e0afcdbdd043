/** Lists that call again, and that wait for the hours: over a kill of n8n in the middle. */
import type { CallResult } from '../../../../core';
import { hoursFrom, minuteAfter } from '../../../support/hours-from';
import { openBatch, peopleOf, type Person } from '../support/batch';
import { endsOf } from '../support/calls';
import { endedExecution, readExecution } from '../support/executions';
import { openResults } from '../support/result-workflow';
import { until } from '../support/until';
import type { World } from '../support/world';

const PLAN_MS = 420_000;
const ALWAYS = 'Mon-Sun 00:00-24:00';
/** Of whoever is given up. */
const NOBODY = '+14155559901';
const OWN_REFERENCE = '={{ $json.reference }}';

export function plans(world: () => World): void {
	async function open(options: Readonly<Record<string, unknown>>) {
		const { host } = world();
		const there = await world().counterpart({ speed: 20, options: { retryReports: 7 } });
		const results = await openResults(host, there.accounts);
		const batch = await openBatch(host, {
			provider: 'cmCom',
			accounts: there.accounts,
			parameters: {
				waitLimitMinutes: 5,
				resultUrl: results.url,
				options: { reference: OWN_REFERENCE, ...options },
			},
		});
		return { ...there, batch };
	}
	/** Resolves when a list waits, and says so of how far it is. */
	const saying = (id: string, progress: RegExp) =>
		until(
			`list ${id} says ${progress}`,
			async () => {
				const { runs, status } = await readExecution(world().host.rest, id);
				const [hint] = runs.Call?.at(-1)?.hints ?? [];
				return (status === 'waiting' && progress.test(hint?.message ?? '')) || undefined;
			},
			PLAN_MS / 2,
		);
	const peopleWith = (digits: string, count: number, name: string) =>
		peopleOf('cmCom', count, name, (one) => one === digits);

	it(
		'tries one item again, and lets it leave once, as the last call ended',
		async () => {
			const { host } = world();
			const tryAgain = {
				values: { maxCalls: 3, afterBusyMinutes: '0.02', afterNoAnswerMinutes: '' },
			};
			const { batch, sandbox } = await open({ tryAgain });
			const [person] = peopleWith('03', 1, 'busy') as [Person];
			const ended = await endedExecution(host.rest, await batch.call([person]), PLAN_MS);
			const [end, ...more] = endsOf(ended);
			expect(more).toEqual([]);
			expect(end).toMatchObject({
				output: 'Busy',
				item: { reference: 'busy-0', lineage: 'busy-0', call: { attempt: 3, exit: 'busy' } },
			});
			const references = ['busy-0', 'busy-0-try-2', 'busy-0-try-3'];
			const { attempts, reference } = end!.item.call as CallResult;
			expect(attempts!.map((one) => [one.attempt, one.exit, one.reference])).toEqual(
				references.map((one, at) => [at + 1, 'busy', one]),
			);
			for (const { placedAt, endedAt } of attempts!)
				expect(Date.parse(endedAt)).toBeGreaterThanOrEqual(Date.parse(placedAt!));
			expect(reference).toBe(references[2]);
			expect(sandbox.calls().map((call) => call.reference)).toEqual(references);
		},
		PLAN_MS,
	);

	it(
		'calls again and when the hours open, though n8n is killed meanwhile; nobody twice',
		async () => {
			const { host } = world();
			const opensMs = minuteAfter(75_000);
			const { timeZone, callingHours } = hoursFrom(opensMs);
			const { batch, sandbox } = await open({
				tryAgain: { values: { maxCalls: 2, afterBusyMinutes: '0.5', afterNoAnswerMinutes: '' } },
				rules: { values: { timeZone, callingHours: '={{ $json.hours }}' } },
			});
			const people = [
				...peopleWith('01', 2, 'answers').map((one) => ({ ...one, hours: ALWAYS })),
				...peopleWith('03', 2, 'busy').map((one) => ({ ...one, hours: ALWAYS })),
				...peopleWith('04', 2, 'nobody').map((one) => ({ ...one, hours: ALWAYS })),
				...peopleWith('01', 4, 'held')
					.slice(2)
					.map((one) => ({ ...one, hours: callingHours })),
			];
			const givenUp = await batch.call([{ ...people[7]!, reference: 'given-up', to: NOBODY }]);
			const id = await batch.call(people);
			await saying(givenUp, /^0 of 1 ended, 1 held until /);
			await host.rest.post(`/executions/${givenUp}/stop`, {});
			await saying(id, /^4 of 8 ended, 2 to be tried again, 2 held until /);
			await host.kill();
			await host.restart();

			const ended = await endedExecution(host.rest, id, PLAN_MS);
			const outputs = Object.fromEntries(
				endsOf(ended).map(({ output, item }) => [item.reference, output]),
			);
			expect(outputs).toEqual({
				...{ 'answers-0': 'Answered', 'answers-1': 'Answered' },
				...{ 'busy-0': 'Busy', 'busy-1': 'Busy' },
				...{ 'nobody-0': 'No Answer', 'nobody-1': 'No Answer' },
				...{ 'held-2': 'Answered', 'held-3': 'Answered' },
			});
			expect((await readExecution(host.rest, givenUp)).status).toBe('canceled');
			const called = sandbox.calls();
			expect(called.map(({ reference }) => reference).sort()).toEqual(
				[...Object.keys(outputs), 'busy-0-try-2', 'busy-1-try-2'].sort(),
			);
			const held = called.filter(({ reference }) => reference?.startsWith('held'));
			for (const { placedAt } of held) expect(Date.parse(placedAt)).toBeGreaterThanOrEqual(opensMs);
		},
		PLAN_MS,
	);

	it(
		'calls a whole list when its hours open, though n8n is killed while all of it waits',
		async () => {
			const { host } = world();
			const opensMs = minuteAfter(60_000);
			const { batch, sandbox } = await open({ rules: { values: hoursFrom(opensMs) } });
			const people = peopleWith('01', 6, 'whole');
			const id = await batch.call(people);
			await saying(id, /^0 of 6 ended, 6 held until /);
			await host.kill();
			await host.restart();
			const ended = await endedExecution(host.rest, id, PLAN_MS);
			expect(endsOf(ended).map(({ output }) => output)).toEqual(people.map(() => 'Answered'));
			const called = sandbox.calls();
			expect(called.map(({ reference }) => reference).sort()).toEqual(
				people.map(({ reference }) => reference),
			);
			for (const { placedAt } of called)
				expect(Date.parse(placedAt)).toBeGreaterThanOrEqual(opensMs);
		},
		PLAN_MS,
	);
}

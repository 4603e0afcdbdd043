import { endedExecution, listExecutions, waitingExecution } from '../support/executions';
import { leftOf, person, type Left } from '../support/in-order';
import { LADDER_MS, openLadders } from '../support/ladders';
import { until } from '../support/until';
import type { World } from '../support/world';

/** Before this, the yes of a number that ends in 14 does not come. */
const LATE = { lateReportMs: 12_000 };

type Calls = Parameters<typeof openLadders>[1];
type SandboxSettings = Parameters<typeof openLadders>[2];

/** People are called until one confirms: nobody after a yes, whatever n8n goes through meanwhile. */
export function callInOrder(world: () => World): void {
	const open = (calls?: Calls, settings?: SandboxSettings) => openLadders(world(), calls, settings);
	const endings = (...digits: string[]) => digits.map((ending) => person(ending));
	const outputs = (left: readonly Left[]) => left.map(({ output }) => output);

	it(
		'ends with the one who confirms, says so as Node-RED does, and calls nobody after a yes',
		async () => {
			const { ended, called } = await open();
			const people = endings('03', '13', '12', '11', '01');
			const { left, status } = await ended({ incident: 'fire', people });
			expect({ status, left }).toMatchObject({
				status: 'success',
				left: [
					{
						...{ output: 'Confirmed', incident: 'fire', lineage: 'fire' },
						call: {
							...{ incident: 'fire', output: 'confirmed', person: people[3]!.name, position: 4 },
							...{ keys: '1', called: 4, unsure: 0, whenUnsure: 'wait', rounds: 1 },
							history: [
								{ exit: 'busy', said: null, reference: 'fire-1-1', round: 1 },
								{ exit: 'answered', said: null, keys: null },
								{ exit: 'answered', said: 'declined', keys: '2' },
								{ exit: 'answered', said: 'confirmed', keys: '1', person: people[3]!.name },
							],
						},
					},
				],
			});
			expect(called()).toEqual(people.slice(0, 4).map(({ to }) => to));
		},
		LADDER_MS,
	);

	it(
		'calls for several incidents side by side, and for somebody who is in two one after the other',
		async () => {
			const { ended, sandbox } = await open({ parameters: { roundsMax: 2 } });
			const shared = person('13', 9);
			const { left } = await ended(
				{ incident: 'one', people: [shared, person('11', 1)] },
				{ incident: 'two', people: [shared] },
				{ incident: 'three', people: [person('04', 3), person('03', 3)] },
			);
			const came = left.map(({ output, incident, lineage }) =>
				[output, incident, lineage].join(' '),
			);
			expect(came.sort()).toEqual(['Confirmed one one', 'Nobody three three', 'Nobody two two']);
			expect(left.find(({ incident }) => incident === 'three')!.call).toMatchObject({
				called: 4,
				rounds: 2,
			});
			const times = sandbox
				.calls()
				.filter(({ to }) => to === shared.to)
				.map(({ placedAt, timeline }) => [Date.parse(placedAt), Date.parse(timeline.at(-1)!.at)]);
			expect(times).toHaveLength(3);
			for (const [index, [placedMs]] of times.slice(1).entries())
				expect(placedMs).toBeGreaterThanOrEqual(times[index]![1]!);
		},
		LADDER_MS,
	);

	it(
		'hears a yes that comes after the wait limit, and calls nobody after it',
		async () => {
			const { ended, called } = await open(
				{ parameters: { waitLimitMinutes: 0.1, roundsMax: 2 } },
				{ speed: 20, options: LATE },
			);
			const people = endings('14', '08', '01');
			const { left } = await ended({ incident: 'late', people });
			expect(left).toMatchObject([
				{ output: 'Confirmed', call: { person: people[0]!.name, position: 1, keys: '1' } },
			]);
			expect(called()).toEqual(people.slice(0, called().length).map(({ to }) => to));
			expect(called().length).toBeGreaterThan(1);
		},
		LADDER_MS,
	);

	it(
		'does what the builder chose where nobody knows how a call ended',
		async () => {
			const parameters = { waitLimitMinutes: 0.1, whenUnsure: '={{ $json.unsure }}' };
			const { ended, called } = await open({ parameters });
			const lines = { wait: 1, next: 2, stop: 3 };
			const { left } = await ended(
				...Object.entries(lines).map(([unsure, line]) => ({
					...{ incident: unsure, unsure },
					people: [person('08', line), person('03', line)],
				})),
			);
			const came = Object.fromEntries(left.map(({ incident, call }) => [incident, call]));
			expect(came).toMatchObject({
				wait: { output: 'unsure', whenUnsure: 'wait', called: 2, unsure: 1 },
				next: { output: 'unsure', whenUnsure: 'next', called: 2, unsure: 1 },
				stop: { output: 'unsure', whenUnsure: 'stop', called: 1, unsure: 1 },
			});
			expect(called()).not.toContain(person('03', lines.stop).to);
		},
		LADDER_MS,
	);

	it(
		'goes on where it was when n8n is stopped, and killed, in the middle',
		async () => {
			const { host } = world();
			const { order, called } = await open({}, { speed: 5, options: { retryReports: 7 } });
			const people = endings('04', '13', '03', '11', '01');
			const id = await order.call({ incident: 'restarted', people });
			const calling = (count: number) =>
				until(
					'the next person is called',
					async () => {
						const isThere = called().length >= count;
						return (isThere && (await waitingExecution(host.rest, id))) || undefined;
					},
					LADDER_MS,
				);
			await calling(1);
			await host.restart();
			await calling(2);
			await host.kill();
			await host.restart();
			const ended = await endedExecution(host.rest, id, LADDER_MS);
			expect(new Set(called()).size).toBe(called().length);
			expect(called()).not.toContain(people[4]!.to);
			// killed in one of the moments in which it ran itself: n8n says so, and does not go on with it
			if (ended.status === 'crashed') return;
			expect(outputs(leftOf(ended))).toEqual(['Confirmed']);
		},
		2 * LADDER_MS,
	);

	it(
		'says what is wrong before anybody is called, and names the item',
		async () => {
			const wrong = {
				nobody: { people: [] },
				'without number': { people: [person('11'), { name: 'Ada', to: '' }] },
				'without key': { people: [person('11')], confirm: '' },
				'one key': { people: [person('11')], decline: '1' },
				'no round': { people: [person('11')], rounds: 0 },
				fine: { people: [person('11')] },
			};
			const parameters = {
				confirmDigits: '={{ $json.confirm ?? "1" }}',
				declineDigits: '={{ $json.decline ?? "" }}',
				roundsMax: '={{ $json.rounds ?? 1 }}',
			};
			const all = Object.entries(wrong).map(([incident, more]) => ({ incident, ...more }));
			const stopping = await open({ parameters });
			const { status, error } = await stopping.ended(...all.slice().reverse());
			expect({ status, error }).toMatchObject({
				status: 'error',
				error: { message: expect.stringContaining('Rounds'), context: { itemIndex: 1 } },
			});
			expect(stopping.called()).toEqual([]);

			const goingOn = await open({ parameters, settings: { onError: 'continueRegularOutput' } });
			const { left, runs } = await goingOn.ended(...all);
			expect(left.map(({ output, incident }) => `${output} ${String(incident)}`).sort()).toEqual(
				Object.keys(wrong)
					.map((one) => `${one === 'fine' ? 'Confirmed' : 'Not Called'} ${one}`)
					.sort(),
			);
			const said = runs['Not Called']!.flatMap((run) => run.outputs.flat().map((one) => one.error));
			expect(said).toEqual([
				expect.stringContaining('"People" is empty'),
				expect.stringContaining('Person 2 of "People" has no "To"'),
				expect.stringContaining('"Confirm Digits" is empty'),
				expect.stringContaining('share a key'),
				expect.stringContaining('"Rounds"'),
			]);
		},
		LADDER_MS,
	);

	it(
		'calls nobody else once it is cancelled, and nobody for an incident that comes again',
		async () => {
			const { host } = world();
			const { order, ended, called, sandbox } = await open({}, { speed: 5 });
			const people = endings('04', '11');
			const id = await order.call({ incident: 'cancelled', people });
			await until('somebody is called', async () => called().length > 0 || undefined);
			await waitingExecution(host.rest, id);
			await until('it is cancelled', () =>
				host.rest.post(`/executions/${id}/stop`, {}).then(
					() => true as const,
					() => undefined,
				),
			);
			await sandbox.idle();
			const { left } = await ended({ incident: 'cancelled', people });
			expect(left).toMatchObject([
				{ output: 'Not Called', call: { history: [{ reason: 'alreadyCalled' }] } },
			]);
			expect(called()).toEqual([people[0]!.to]);
		},
		LADDER_MS,
	);

	it(
		'lets no call go on waiting once somebody has confirmed',
		async () => {
			const { host } = world();
			const parameters = { waitLimitMinutes: 0.1 };
			const { ended, order } = await open({ parameters });
			const { left } = await ended({ incident: 'rest', people: endings('08', '11') });
			expect(outputs(left)).toEqual(['Confirmed']);
			await until('no call waits', async () => {
				const all = await listExecutions(host.rest, order.workflow);
				return all.every(({ status }) => status === 'success') || undefined;
			});
		},
		LADDER_MS,
	);
}

import { SANDBOX_ACCOUNTS } from '../support/accounts';
import { batchTally, openBatch, peopleOf, whole, type Person } from '../support/batch';
import { endsOf } from '../support/calls';
import { endedExecution, listExecutions, waitingExecution } from '../support/executions';
import { openResults } from '../support/result-workflow';
import { until } from '../support/until';
import type { World } from '../support/world';

const BATCH_MS = 180_000;
const reported = (digits: string): boolean => digits !== '08';

/** What builders and their lists get wrong, and lists that are given up. */
export function batchTrouble(world: () => World): void {
	async function open() {
		const there = await world().counterpart({ speed: 20 });
		const results = await openResults(world().host, there.accounts);
		const parameters = { waitLimitMinutes: 5, resultUrl: results.url };
		return {
			...there,
			calls: { provider: 'cmCom', accounts: there.accounts, parameters } as const,
		};
	}
	const run = async (people: readonly Person[], calls: Parameters<typeof openBatch>[1]) => {
		const { host } = world();
		return endedExecution(host.rest, await (await openBatch(host, calls)).call(people), BATCH_MS);
	};

	it('calls nobody where one item is wrong, and names it', async () => {
		const { calls, sandbox } = await open();
		const people = peopleOf('cmCom', 3, 'wrong', reported);
		const { status, error } = await run(people, {
			...calls,
			parameters: {
				...calls.parameters,
				waitLimitMinutes: '={{ $json.reference === "wrong-1" ? 0 : 5 }}',
			},
		});
		expect(status).toBe('error');
		expect(error).toMatchObject({
			message: expect.stringContaining('Wait Limit'),
			context: { itemIndex: 1 },
		});
		expect(sandbox.calls()).toEqual([]);
	});

	it(
		'calls all others with "On Error: Continue", rows that cannot be called included',
		async () => {
			const { calls, sandbox } = await open();
			const people = peopleOf('cmCom', 6, 'mixed', (digits) => digits === '01');
			const [wrong, noNumber, twice, ...others] = people as [
				Person,
				Person,
				Person,
				Person,
				Person,
			];
			const rows = [
				wrong,
				{ ...noNumber, to: 'see e-mail' },
				{ ...twice, reference: others[0]!.reference },
				...others,
			];
			const ended = await run(rows, {
				...calls,
				settings: { onError: 'continueRegularOutput' },
				parameters: {
					...calls.parameters,
					waitLimitMinutes: `={{ $json.to === "${wrong.to}" ? 0 : 5 }}`,
				},
			});
			const byNumber = Object.fromEntries(endsOf(ended).map((end) => [end.item.to, end]));
			expect(byNumber[wrong.to]).toMatchObject({
				output: 'Not Called',
				item: { error: expect.stringContaining('Wait Limit'), details: { itemIndex: 0 } },
			});
			expect(byNumber['see e-mail']).toMatchObject({ output: 'Invalid Number' });
			expect(byNumber[twice.to]).toMatchObject({ output: 'Answered' });
			expect(byNumber[others[0]!.to]).toMatchObject({
				output: 'Not Called',
				item: { call: { reason: 'alreadyCalled' } },
			});
			expect(byNumber[others[1]!.to]).toMatchObject({ output: 'Answered' });
			expect(endsOf(ended)).toHaveLength(rows.length);
			expect(sandbox.calls()).toHaveLength(3);
		},
		BATCH_MS,
	);

	it(
		'ends in an error where the account is refused and nobody was called',
		async () => {
			const { calls, proxy, sandbox } = await open();
			const { type, data } = SANDBOX_ACCOUNTS.cmCom;
			const productToken = '00000000-0000-4000-8000-00000000dead';
			const wrong = { ...data(proxy.url), productToken };
			const people = peopleOf('cmCom', 4, 'refused', reported);
			const accounts = {
				...calls.accounts,
				[type]: await world().host.addCredential(type, 'wrong token', wrong),
			};
			const { status, error } = await run(people, { ...calls, accounts });
			expect(status).toBe('error');
			expect(error).toMatchObject({ message: expect.stringContaining('CM.com') });
			expect(sandbox.calls()).toEqual([]);
		},
		BATCH_MS,
	);

	it(
		'keeps nothing of a list whose workflow keeps nothing, and all of its calls',
		async () => {
			const { calls, sandbox } = await open();
			const { host } = world();
			const people = peopleOf('cmCom', 5, 'unkept', reported);
			const batch = await openBatch(host, {
				...calls,
				workflow: { saveDataSuccessExecution: 'none' },
			});
			const id = await batch.call(people);
			await until(
				'the list has ended',
				async () => (await listExecutions(host.rest)).every((one) => one.id !== id) || undefined,
				BATCH_MS,
			);
			const calledIn = await listExecutions(host.rest, batch.workflow);
			expect(calledIn.map(({ status }) => status)).toEqual(people.map(() => 'success'));
			expect(batchTally(people, { id, status: '', runs: {}, text: '' }, sandbox)).toMatchObject({
				dialledTwice: 0,
				notDialled: 0,
			});
		},
		BATCH_MS,
	);

	it(
		'calls nobody else once it is cancelled while it waits',
		async () => {
			const { calls, sandbox } = await open();
			const { host } = world();
			const people = peopleOf('cmCom', 200, 'cancelled', reported);
			const id = await (await openBatch(host, calls)).call(people);
			await waitingExecution(host.rest, id);
			await until(
				'some are called',
				async () => sandbox.calls().length > 5 || undefined,
				BATCH_MS / 2,
			);
			await until('it is cancelled', () =>
				host.rest.post(`/executions/${id}/stop`, {}).then(
					() => true as const,
					() => undefined,
				),
			);
			const atOnce = sandbox.calls().length;
			await sandbox.idle();
			// those that were on their way then are called
			await until('nobody else is called', async () => {
				const before = sandbox.calls().length;
				await new Promise((resolve) => setTimeout(resolve, 5_000));
				return sandbox.calls().length === before || undefined;
			});
			expect(sandbox.calls().length).toBeLessThanOrEqual(atOnce + 40);
			expect((await endedExecution(host.rest, id)).status).toBe('canceled');
		},
		BATCH_MS,
	);

	it(
		'goes by two lists at once, and a short one does not wait for a long one',
		async () => {
			const { calls, sandbox } = await open();
			const { host } = world();
			const long = peopleOf('cmCom', 100, 'long', reported);
			const short = peopleOf('cmCom', 103, 'short', reported).slice(100);
			const first = await (await openBatch(host, calls)).call(long);
			await until(
				'the long one calls',
				async () => sandbox.calls().length > 5 || undefined,
				BATCH_MS / 2,
			);
			const second = await run(short, calls);
			expect(sandbox.calls().length).toBeLessThan(100);
			expect(endsOf(second)).toHaveLength(3);
			const ended = await endedExecution(host.rest, first, 2 * BATCH_MS);
			expect(batchTally(long, ended, sandbox)).toEqual(whole(long));
		},
		3 * BATCH_MS,
	);
}

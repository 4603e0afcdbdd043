import { PROVIDER_IDS, type ProviderId } from '../../../../core';
import { setUpReports } from '../../../providers/set-up';
import { accountsAt } from '../support/accounts';
import { SILENT, awaitEnds, openCallWorkflow } from '../support/calls';
import type { Parameters } from '../support/nodes';
import { reportsTo } from '../support/provider-reports';
import { openResults, startedWith } from '../support/result-workflow';
import { until } from '../support/until';
import type { World } from '../support/world';

/** "Outbound Call Result": results of calls that nothing waits for, and the relay to those that wait. */
export function results(world: () => World): void {
	/** A call that is not waited for; its result goes to the address. */
	async function open(provider: ProviderId, speed: number, parameters: Parameters = {}) {
		const { host } = world();
		const counterpart = await world().counterpart({ speed });
		const { accounts, proxy, sandbox } = counterpart;
		const results = await openResults(host, accountsAt(accounts, provider), parameters);
		await setUpReports(sandbox.url, () => results.url);
		const order = await openCallWorkflow(host, {
			provider,
			accounts,
			waitForResult: false,
			parameters: { resultUrl: results.url },
		});
		const place = async (to: string, reference: string) => {
			const before = proxy.requests.length;
			const ends = await awaitEnds(host, await order({ to, reference, context: { reference } }));
			expect(ends.map(({ output }) => output)).toEqual(['Placed']);
			return reportsTo(provider, proxy.requests.slice(before));
		};
		return { ...counterpart, results, place };
	}

	it.each(PROVIDER_IDS)(
		'starts with the result of a call at %s, its context back',
		async (provider) => {
			const { results, place } = await open(provider, 50);
			await place('+14155550103', 'later-1042');
			const [execution] = await until('a result', async () => {
				const started = await results.started();
				return started.length > 0 ? started : undefined;
			});
			expect(startedWith(execution!)).toMatchObject([
				{
					output: 'Busy',
					call: {
						exit: 'busy',
						reference: 'later-1042',
						to: '+14155550103',
						provider,
						context: { reference: 'later-1042' },
					},
				},
			]);
		},
	);

	it.each(PROVIDER_IDS)(
		'believes only true reports of a call at %s, and each once',
		async (provider) => {
			const { results, place } = await open(provider, 1_000);
			const back = await place(SILENT, 'true-1042');
			expect(await back.send(back.forged)).toBe(401);
			expect(await back.send(back.withoutToken)).toBe(401);
			for (const rubbish of back.rubbish) expect(await back.send(rubbish)).toBe(rubbish.status);
			const together = Array.from({ length: 4 }, () => back.send(back.final));
			expect(await Promise.all(together)).toEqual([200, 200, 200, 200]);
			expect(await back.send(back.final)).toBe(200);
			const started = await results.started();
			expect(started.flatMap(startedWith).map(({ output }) => output)).toEqual(['Answered']);
		},
	);

	it('leaves alone what is of other providers', async () => {
		const { results, place } = await open('kaleyra', 1_000, { onlyProviders: ['cmCom'] });
		const back = await place(SILENT, 'other-1042');
		expect(await back.send(back.final)).toBe(200);
		expect(await results.started()).toEqual([]);
	});

	describe('with a waiting execution', () => {
		/** A waiting call whose result goes to the relay. */
		async function openRelay(provider: ProviderId, parameters: Parameters = {}) {
			const { host } = world();
			// a report that is never repeated: whatever is lost, is lost
			const counterpart = await world().counterpart({ speed: 50, options: { retryReports: 1 } });
			const { accounts, sandbox } = counterpart;
			const results = await openResults(host, accountsAt(accounts, provider), parameters);
			await setUpReports(sandbox.url, () => results.url);
			const order = await openCallWorkflow(host, {
				provider,
				accounts,
				waitForResult: true,
				parameters: { resultUrl: results.url },
			});
			return { ...counterpart, results, order };
		}

		it.each(PROVIDER_IDS)(
			'hands on even a report that comes before %s has answered the start',
			async (provider) => {
				const { sandbox, results, order } = await openRelay(provider);
				const id = await order({ to: '+14155550110', reference: 'early-1042', context: 7 });
				const ends = await awaitEnds(world().host, id);
				expect(ends).toMatchObject([
					{ output: 'Answered', item: { call: { exit: 'answered', context: 7 } } },
				]);
				expect(await results.started()).toEqual([]);
				expect(sandbox.calls()).toHaveLength(1);
			},
		);

		it('starts itself when it is told not to resume', async () => {
			const { results, order } = await openRelay('cmCom', { resumeWaiting: false });
			await order({ to: '+14155550103', reference: 'own-1042' });
			const [execution] = await until('a result', async () => {
				const started = await results.started();
				return started.length > 0 ? started : undefined;
			});
			expect(startedWith(execution!).map(({ output }) => output)).toEqual(['Busy']);
		});
	});
}

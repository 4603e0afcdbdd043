import { EXITS, PROVIDER_IDS, type ProviderId, type CallbackTest } from '../../../../core';
import { accountsAt } from '../support/accounts';
import { awaitEnds, openCallWorkflow } from '../support/calls';
import { openResults } from '../support/result-workflow';
import type { World } from '../support/world';

/** "Test Callback": reports of every exit through the real address, and no call. */
export function testCallback(world: () => World): void {
	async function test(provider: ProviderId, path = '') {
		const { host } = world();
		const { sandbox, accounts } = await world().counterpart();
		const results = await openResults(host, accountsAt(accounts, provider));
		const order = await openCallWorkflow(host, {
			provider,
			accounts,
			waitForResult: true,
			parameters: { resultUrl: `${results.url}${path}`, options: { testWayBack: true } },
		});
		const [end] = await awaitEnds(host, await order({ to: '+14155550101' }));
		expect(end!.output).toBe('Not Called');
		expect(sandbox.calls()).toEqual([]);
		expect(await results.started()).toEqual([]);
		return (end!.item.call as unknown as { wayBack: CallbackTest[] }).wayBack;
	}

	it.each(PROVIDER_IDS)('finds every exit of %s behind the result URL', async (provider) => {
		const tests = await test(provider);
		expect(tests.map(({ exit }) => exit)).toEqual(EXITS);
		expect(tests.filter(({ state }) => state === 'lost')).toEqual([]);
		expect(tests.filter(({ state }) => state === 'reached').length).toBeGreaterThan(4);
	});

	it('says what is wrong with an address', async () => {
		const tests = await test('kaleyra', '-nobody');
		const whys = tests.filter(({ state }) => state === 'lost').map(({ why }) => why);
		expect(whys).toHaveLength(5);
		for (const why of whys) expect(why).toContain('answered 404');
	});
}

/** A new node asks the rules without being told to: at a real account, and not at the sandbox. */
import { tableOf } from '../../../../core';
import { numberThat } from '../../../support/day-somewhere';
import { SANDBOX_ACCOUNTS } from '../support/accounts';
import { awaitEnds, openCallWorkflow } from '../support/calls';
import { readExecution } from '../support/executions';
import { until } from '../support/until';
import type { World } from '../support/world';

const NEW = { typeVersion: 2 };

export function rulesByDefault(world: () => World): void {
	/** @param isReal whether the account has an address of its own, as a real one may */
	async function open(isReal: boolean, waitForResult: boolean) {
		const { host } = world();
		const { sandbox, proxy, accounts } = await world().counterpart({ speed: 1_000 });
		const { type, name, data } = SANDBOX_ACCOUNTS.kaleyra;
		const baseUrl = proxy.url + tableOf('kaleyra').sandbox.path;
		const real = { ...data(proxy.url), region: 'custom', baseUrl };
		const account = isReal && { [type]: await host.addCredential(type, `${name}, real`, real) };
		const send = await openCallWorkflow(host, {
			...{ provider: 'kaleyra', waitForResult, settings: NEW },
			accounts: { ...accounts, ...account },
			parameters: { options: {} },
			workflow: { executionOrder: 'v1' },
		});
		return { host, sandbox, send };
	}

	it('keep the fourth call to a number back', async () => {
		const { host, sandbox, send } = await open(true, false);
		const to = await numberThat(true);
		const end = async () => (await awaitEnds(host, await send({ to })))[0]!;
		for (let n = 0; n < 3; n += 1)
			expect(await end()).toMatchObject({
				output: 'Placed',
				item: { call: { evidence: { purpose: 'transactional' } } },
			});
		expect(await end()).toMatchObject({
			output: 'Not Called',
			item: { call: { reason: 'calledTooOften' } },
		});
		expect(sandbox.calls()).toHaveLength(3);
	});

	it('hold a call that is waited for, and let one by day wait in its own execution', async () => {
		const { host, sandbox, send } = await open(true, true);
		const id = await send({ to: await numberThat(false) });
		await until('the call is held', async () => {
			const { runs, status } = await readExecution(host.rest, id);
			const [hint] = runs.Call?.at(-1)?.hints ?? [];
			return (
				(status === 'waiting' && hint?.message.startsWith('0 of 1 ended, 1 held until')) ||
				undefined
			);
		});
		await host.rest.post(`/executions/${id}/stop`, {});
		expect(sandbox.calls()).toEqual([]);
		const [end] = await awaitEnds(host, await send({ to: await numberThat(true) }));
		expect(end).toMatchObject({ output: 'Answered' });
	});

	it('call at the sandbox at any hour, and say what a real account would do', async () => {
		const { host, send } = await open(false, false);
		const id = await send({ to: await numberThat(false) });
		expect(await awaitEnds(host, id)).toMatchObject([
			{ output: 'Placed', item: { call: { evidence: null } } },
		]);
		const { runs } = await readExecution(host.rest, id);
		const hints = runs.Call!.at(-1)!.hints?.map(({ message }) => message);
		expect(hints?.join()).toMatch(/^With a real account this call would wait until 08:00 in /);
	});
}

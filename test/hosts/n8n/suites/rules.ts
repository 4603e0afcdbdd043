import { awaitEnds, openCallWorkflow } from '../support/calls';
import type { World } from '../support/world';

/** Open whenever the tests run. */
const ALWAYS = { callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' };
const BLOCKED = '+14155550102';

/** The rules for calling, over a restart: what the limits count is in n8n's database. */
export function rules(world: () => World): void {
	it('keep a number back after three calls, also after a restart, and another one for ever', async () => {
		const { host } = world();
		const { sandbox, accounts } = await world().counterpart({ speed: 1_000 });
		const values = { ...ALWAYS, doNotCall: `={{ [${JSON.stringify(BLOCKED)}] }}` };
		const send = await openCallWorkflow(host, {
			provider: 'kaleyra',
			accounts,
			waitForResult: false,
			parameters: { options: { rules: { values } } },
		});
		const endOf = async (to: string) => (await awaitEnds(host, await send({ to })))[0]!;
		for (let n = 0; n < 2; n++) expect((await endOf('+14155550101')).output).toBe('Placed');

		await host.restart();

		expect((await endOf('+14155550101')).output).toBe('Placed');
		expect(await endOf('+14155550101')).toMatchObject({
			output: 'Not Called',
			item: { call: { reason: 'calledTooOften', notBefore: expect.any(String) } },
		});
		expect(await endOf(BLOCKED)).toMatchObject({
			output: 'Not Called',
			item: { call: { reason: 'doNotCall', notBefore: null } },
		});
		expect(sandbox.calls()).toHaveLength(3);
	});
}

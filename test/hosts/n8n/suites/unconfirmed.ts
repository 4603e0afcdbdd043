import { PROVIDER_IDS } from '../../../../core';
import { ONE_ADDRESS_IDS } from '../../../providers/per-provider';
import { SILENT, awaitEnds, openCallWorkflow } from '../support/calls';
import { waitingExecution } from '../support/executions';
import { reportsTo } from '../support/provider-reports';
import type { World } from '../support/world';

/** Answers after which it is unknown whether the phone rings. */
const DIALLED_PERHAPS = [
	'http-500-after-accept',
	'reset-after-accept',
	'timeout-after-accept',
	'garbage-body',
] as const;

/** Starts that go wrong on the way to the provider. */
export function unconfirmed(world: () => World): void {
	describe.each(PROVIDER_IDS)('at %s', (provider) => {
		it.each(DIALLED_PERHAPS)(
			'after %s, it is not sent again, and waits for its report',
			async (fault) => {
				const { host } = world();
				const { sandbox, proxy, accounts } = await world().counterpart({ speed: 1_000 });
				const order = await openCallWorkflow(host, {
					provider,
					accounts,
					waitForResult: true,
					parameters: {
						options: { reference: '={{ $json.body.reference }}', timeoutSeconds: 1 },
					},
				});
				await orderFault(sandbox.url, { provider, fault });
				const id = await order({ to: SILENT, reference: fault });

				const waiting = await waitingExecution(host.rest, id);
				const hints = waiting.runs.Call?.[0]?.hints?.map(({ message }) => message);
				// a provider that posts every status can prove the call before its answer is given up
				if (!ONE_ADDRESS_IDS.includes(provider))
					expect(hints).toEqual([expect.stringContaining('can have been started')]);
				const back = reportsTo(provider, proxy.requests);
				expect(await back.send(back.final)).toBe(200);
				expect(await awaitEnds(host, id)).toMatchObject([{ output: 'Answered' }]);
				expect(sandbox.calls()).toHaveLength(1);
			},
		);

		it('after 429, it is sent again: no call was placed', async () => {
			const { host } = world();
			const { sandbox, accounts } = await world().counterpart({ speed: 1_000 });
			const order = await openCallWorkflow(host, { provider, accounts, waitForResult: false });
			await orderFault(sandbox.url, { provider, fault: 'http-429' });
			const ends = await awaitEnds(host, await order({ to: SILENT, reference: 'again' }));
			expect(ends).toMatchObject([{ output: 'Placed', item: { call: { confirmed: true } } }]);
			expect(sandbox.calls()).toHaveLength(1);
		});
	});

	it('says so on the item when nothing waits', async () => {
		const { host } = world();
		const { sandbox, accounts } = await world().counterpart({ speed: 1_000 });
		const order = await openCallWorkflow(host, {
			provider: 'cmCom',
			accounts,
			waitForResult: false,
		});
		await orderFault(sandbox.url, { provider: 'cmCom', fault: 'http-500-after-accept' });
		const ends = await awaitEnds(host, await order({ to: SILENT, reference: 'perhaps' }));
		expect(ends).toMatchObject([{ output: 'Placed', item: { call: { confirmed: false } } }]);
	});
}

async function orderFault(url: string, fault: object): Promise<void> {
	const answer = await fetch(`${url}/_sandbox/faults`, {
		method: 'POST',
		body: JSON.stringify(fault),
	});
	expect(answer.status).toBe(201);
}

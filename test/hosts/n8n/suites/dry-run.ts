import { PROVIDER_IDS } from '../../../../core';
import { ONE_ADDRESS_IDS } from '../../../providers/per-provider';
import { ONE_ADDRESS, SANDBOX_ACCOUNTS } from '../support/accounts';
import { openCallWorkflow } from '../support/calls';
import { endedExecution, type Json } from '../support/executions';
import { endsOf } from '../support/calls';
import type { World } from '../support/world';

const TO = '+14155550101';

export function dryRun(world: () => World): void {
	it.each(PROVIDER_IDS)(
		'shows the request to %s without its secrets, and places no call',
		async (provider) => {
			const { host, callbackSecret } = world();
			const { sandbox, proxy, accounts } = await world().counterpart();
			const order = await openCallWorkflow(host, {
				provider,
				accounts,
				waitForResult: true,
				parameters: { options: { reference: 'dry', dryRun: true } },
			});
			const execution = await endedExecution(host.rest, await order({ to: TO }));
			const [end] = endsOf(execution);

			expect(end!.output).toBe('Not Called');
			expect(end!.item.call).toMatchObject({ exit: 'notCalled', reason: 'dryRun', placedAt: null });
			const { request } = end!.item.call as unknown as { request: Json };
			expect(request).toMatchObject({ method: 'POST', url: expect.stringContaining(proxy.url) });
			// some providers write it without the plus
			expect(JSON.stringify(request.body)).toContain(TO.slice(1));
			for (const secret of [...SANDBOX_ACCOUNTS[provider].secrets, callbackSecret])
				expect(execution.text).not.toContain(secret);
			expect(proxy.requests).toEqual([]);
			expect(sandbox.calls()).toEqual([]);
		},
	);

	it.each(ONE_ADDRESS_IDS)(
		'says that the results of %s need a node with an address of its own',
		async (provider) => {
			const { host } = world();
			const { accounts } = await world().counterpart();
			const { [ONE_ADDRESS]: _published, ...others } = accounts;
			const order = await openCallWorkflow(host, {
				provider,
				accounts: others,
				waitForResult: true,
				parameters: { options: { reference: 'dry', dryRun: true } },
			});
			const { status, error } = await endedExecution(host.rest, await order({ to: TO }));
			expect(status).toBe('error');
			expect(error?.message).toContain('reports to one address for all calls');
			expect(error?.description).toContain('"Outbound Call Result"');
		},
	);
}

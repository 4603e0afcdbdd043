import { SANDBOX_ACCOUNTS } from '../support/accounts';
import { awaitEnds, openCallWorkflow } from '../support/calls';
import type { World } from '../support/world';

/** The first call needs the account, and nothing beside it. */
export function oneCredential(world: () => World): void {
	it.each(['talkdesk', 'kaleyra'] as const)(
		'%s: the account alone brings the result home',
		async (provider) => {
			const { accounts, sandbox } = await world().counterpart();
			const { type } = SANDBOX_ACCOUNTS[provider];
			const order = await openCallWorkflow(world().host, {
				provider,
				accounts,
				waitForResult: true,
				settings: { credentials: { [type]: accounts[type]! } },
			});
			const id = await order({ to: '+14155550103', reference: `one-${provider}` });
			const ends = await awaitEnds(world().host, id);
			expect(ends.map(({ output }) => output)).toEqual(['Busy']);
			expect(ends[0]!.item.call).toMatchObject({ exit: 'busy', confirmed: true });
			expect(sandbox.calls()).toHaveLength(1);
		},
	);
}

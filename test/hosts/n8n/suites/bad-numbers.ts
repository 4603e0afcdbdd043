import { awaitEnds, openCallWorkflow } from '../support/calls';
import type { Counterpart, World } from '../support/world';

const BAD_NUMBERS = [
	{ to: '', reason: 'numberMissing' },
	{ to: 'see e-mail', reason: 'numberNotValid' },
	{ to: '0171 3920001', reason: 'numberNotValid' },
	{ to: '+1 415 555', reason: 'numberNotValid' },
	{ to: '+14155550101, +14155550102', reason: 'severalNumbers' },
] as const;

/** Numbers that cannot be called: an exit, not an issue of the node. */
export function badNumbers(world: () => World): void {
	let counterpart: Counterpart;
	beforeAll(async () => {
		counterpart = await world().counterpart({ speed: 1_000 });
	});
	const endOf = async (to: string, waitForResult: boolean) => {
		const { accounts } = counterpart;
		const order = await openCallWorkflow(world().host, {
			provider: 'cmCom',
			accounts,
			waitForResult,
		});
		return awaitEnds(world().host, await order({ to, reference: 'bad-1042' }));
	};

	it.each(BAD_NUMBERS)(
		'$to leaves a waiting node by Invalid Number: $reason',
		async ({ to, reason }) => {
			expect(await endOf(to, true)).toMatchObject([
				{
					output: 'Invalid Number',
					item: { call: { exit: 'invalidNumber', reason, confirmed: true, placedAt: null } },
				},
			]);
		},
	);

	it.each(BAD_NUMBERS)(
		'$to leaves a node that does not wait by Not Called: $reason',
		async ({ to, reason }) => {
			expect(await endOf(to, false)).toMatchObject([
				{ output: 'Not Called', item: { call: { exit: 'notCalled', reason, confirmed: true } } },
			]);
		},
	);

	it('is never sent to the provider', () => {
		expect(counterpart.proxy.requests).toEqual([]);
	});
}

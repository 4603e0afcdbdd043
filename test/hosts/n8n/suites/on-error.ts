import { awaitEnds, openCallWorkflow } from '../support/calls';
import type { World } from '../support/world';

/** Both settings of n8n that go on after an error. */
const CONTINUES = ['continueRegularOutput', 'continueErrorOutput'] as const;

/** "On Error: Continue": nothing may leave as if it had had a call, and no call as if there were none. */
export function onError(world: () => World): void {
	it.each(CONTINUES)(
		'with %s, each of several items that cannot wait together gets its error',
		async (onError) => {
			const { host } = world();
			const { sandbox, accounts } = await world().counterpart();
			const order = await openCallWorkflow(host, {
				provider: 'kaleyra',
				accounts,
				waitForResult: true,
				several: true,
				settings: { onError },
			});
			const orders = ['1', '3', '4'].map((digit) => ({ to: `+1415555010${digit}`, digit }));
			const ends = await awaitEnds(host, await order({ orders }));
			const output = onError === 'continueErrorOutput' ? 'Error' : 'Not Called';
			expect(ends).toMatchObject(
				orders.map(({ digit }, itemIndex) => ({
					output,
					item: {
						digit,
						error: expect.stringContaining('3 items arrived'),
						details: { itemIndex, dialled: 'no', hint: expect.stringContaining('Loop Over Items') },
					},
				})),
			);
			expect(sandbox.calls()).toEqual([]);
		},
	);

	it.each(CONTINUES)(
		'with %s, an operation that there is not leaves as an error, not as a call',
		async (onError) => {
			const { host } = world();
			const { accounts } = await world().counterpart();
			const order = await openCallWorkflow(host, {
				provider: 'kaleyra',
				accounts,
				waitForResult: false,
				parameters: { operation: 'hangUp' },
				settings: { onError },
			});
			const [end, ...others] = await awaitEnds(host, await order({ to: '+14155550101' }));
			expect(others).toEqual([]);
			expect(end!.output).toBe(onError === 'continueErrorOutput' ? 'Error' : 'Not Called');
			expect(end!.item.error).toContain('Operation');
		},
	);

	it.each(CONTINUES)(
		'with %s, a call that may have been made leaves by No Result, unconfirmed, and is not made again',
		async (onError) => {
			const { host } = world();
			const { sandbox, accounts } = await world().counterpart();
			const order = await openCallWorkflow(host, {
				provider: 'kaleyra',
				accounts,
				waitForResult: true,
				// a caller that the account does not own is refused in words that are not documented
				parameters: { from: { __rl: true, mode: 'id', value: '+4915123456789' } },
				settings: { onError, retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
			});
			const ends = await awaitEnds(
				host,
				await order({ to: '+14155550101', reference: `maybe-${onError}` }),
			);
			expect(ends).toMatchObject([
				{
					output: 'No Result',
					item: {
						error: expect.stringContaining('Kaleyra'),
						details: { dialled: 'maybe' },
						call: {
							exit: 'noResult',
							confirmed: false,
							reference: `maybe-${onError}`,
							to: '+14155550101',
							placedAt: expect.stringMatching(/^\d{4}-/),
						},
					},
				},
			]);
			expect(sandbox.calls()).toEqual([]);
		},
	);
}

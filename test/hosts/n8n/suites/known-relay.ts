import { randomUUID } from 'node:crypto';
import { endsOf } from '../support/calls';
import { UNDER_WAY, noneLeft, readExecutions } from '../support/executions';
import { hurriedCallWorkflow } from '../support/nodes';
import { reportsTo } from '../support/provider-reports';
import { openResults } from '../support/result-workflow';
import type { World } from '../support/world';

const BURST = 20;

/** A waiting call without a result URL, where a node that takes results is published in the same n8n. */
export function knownRelay(world: () => World) {
	/** A provider that is far too fast, and reports once only. */
	async function open() {
		const { host } = world();
		const { proxy, accounts } = await world().counterpart({
			speed: 1_000,
			options: { retryReports: 1 },
		});
		const results = await openResults(host, accounts);
		const path = randomUUID();
		const workflow = await host.addWorkflow(
			hurriedCallWorkflow({
				path,
				provider: 'kaleyra',
				accounts,
				waitForResult: true,
				parameters: { waitLimitMinutes: 0.2 },
			}),
		);
		await host.activate(workflow);
		const burst = async (count: number, name = 'order') => {
			const orders = Array.from({ length: count }, (_, index) => ({
				to: '+14155550103',
				reference: `${name}-${index}`,
			}));
			await Promise.all(orders.map((order) => host.post(path, order)));
			await noneLeft(host.rest, workflow, UNDER_WAY);
			const executions = await readExecutions(host.rest, workflow);
			return executions.flatMap((execution) => endsOf(execution).map(({ output }) => output));
		};
		return { burst, results, addressOf: () => reportsTo('kaleyra', proxy.requests).final.url };
	}

	let before: Awaited<ReturnType<typeof open>>;
	return {
		inABurst(): void {
			it('brings every result of a burst back over it, however early they come', async () => {
				const { results, addressOf, burst } = await open();
				expect(await burst(BURST)).toEqual(Array.from({ length: BURST }, () => 'Busy'));
				expect(addressOf().startsWith(`${results.url}?`)).toBe(true);
				expect(await results.started()).toEqual([]);
			});
		},
		async beforeRestart(): Promise<void> {
			before = await open();
			expect(await before.burst(1, 'before')).toEqual(['Busy']);
		},
		afterRestart(): void {
			it('goes back over the same one when n8n has started again', async () => {
				expect((await before.burst(1, 'after')).sort()).toEqual(['Busy', 'Busy']);
				expect(before.addressOf().startsWith(`${before.results.url}?`)).toBe(true);
			});
		},
	};
}

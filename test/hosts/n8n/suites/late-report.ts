import { SILENT, awaitEnds, openCallWorkflow } from '../support/calls';
import { reportsTo, type ProviderReports } from '../support/provider-reports';
import { openResults, startedWith, type OpenResults } from '../support/result-workflow';
import { until } from '../support/until';
import type { World } from '../support/world';

/** A report that comes after the execution has gone on without it. */
export function lateReport(world: () => World) {
	let results: OpenResults;
	let execution: string;
	let back: ProviderReports;

	async function place(): Promise<void> {
		const { host } = world();
		const { accounts, proxy } = await world().counterpart({ speed: 1_000 });
		results = await openResults(host, accounts);
		const order = await openCallWorkflow(host, {
			provider: 'talkdesk',
			accounts,
			waitForResult: true,
			parameters: { resultUrl: results.url, waitLimitMinutes: 0.1 },
		});
		execution = await order({ to: SILENT, reference: 'late-1042', context: { late: true } });
		await until('the call', () => proxy.requests.find(({ path }) => /interactions/.test(path)));
		back = reportsTo('talkdesk', proxy.requests);
	}

	function overdue(): void {
		it('starts the workflow of Outbound Call Result, when it comes late', async () => {
			const ends = await awaitEnds(world().host, execution);
			expect(ends).toMatchObject([{ output: 'No Result' }]);
			expect(await back.send(back.final)).toBe(200);
			const [started] = await until('an execution', async () => {
				const all = await results.started();
				return all.length > 0 ? all : undefined;
			});
			expect(startedWith(started!)).toMatchObject([
				{
					output: 'Answered',
					call: { exit: 'answered', reference: 'late-1042', context: { late: true } },
				},
			]);
		});
	}

	return { place, overdue };
}

/**
 * n8n's queue mode for real: main, two workers and a webhook processor place 300 calls on one
 * Talkdesk account, which takes two requests in any second and answers 429 to the rest.
 */
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { numberPool } from '../../faults/numbers';
import { randomOf } from '../../faults/random';
import { jain } from '../../support/workers';
import { addAccounts, newCallbackSecret, type Accounts } from '../n8n/support/accounts';
import { readEndings } from '../n8n/support/endings';
import { isUnderWay, listExecutions, readExecutions, type Listed } from '../n8n/support/executions';
import { openHurriedCalls } from '../n8n/support/hurried-calls';
import { startRecordingProxy, type RecordingProxy } from '../n8n/support/recording-proxy';
import { tallyOf, type Expected } from '../n8n/support/tally';
import { until } from '../n8n/support/until';
import { startCluster, type Cluster } from './support/cluster';

const CALLS = 300;
const WORKERS = 2;
/** As many customers press the button in one instant. */
const ORDERS_AT_ONCE = 10;
/** Two requests in any second, by Talkdesk's documentation. */
const CAP_PER_SECOND = 2;
const START_MS = 300_000;
const RUN_MS = 360_000;
/** For the count, also when the run did not come to its end. */
const COUNT_MS = 180_000;
/** Longer than the run: nothing may end by running out of time. */
const WAIT_LIMIT_MINUTES = 15;

/** As to a provider out there. Next door, a process that begins later would find no gap between the first one's requests. */
const WAY_MS = [20, 100] as const;
/** Three hundred orders in an instant keep n8n from answering for many seconds. */
const PATIENT_PROVIDER = { reportTimeoutMs: 90_000 };

/** Every ending that reports, but the one that keeps the start's answer, and its permit, until its report was taken. */
const ENDINGS = readEndings().filter(
	({ provider, digits, exit }) => provider === 'talkdesk' && exit !== 'noResult' && digits !== '10',
);

const hasEnded = (one: Listed): boolean => !isUnderWay(one);

function inGroups<T>(all: readonly T[], size: number): T[][] {
	const starts = all.flatMap((_, i) => (i % size === 0 ? [i] : []));
	return starts.map((start) => all.slice(start, start + size));
}

const inWords = (all: readonly string[]): string =>
	[...new Set(all)].map((word) => `${word} ${all.filter((one) => one === word).length}`).join(', ');

describe('n8n in queue mode', () => {
	let cluster: Cluster;
	let sandbox: Sandbox;
	let proxy: RecordingProxy;
	let accounts: Accounts;

	beforeAll(async () => {
		cluster = await startCluster(WORKERS);
		sandbox = await startSandbox({ speed: 50, options: PATIENT_PROVIDER });
		proxy = await startRecordingProxy(sandbox.url, WAY_MS);
		accounts = await addAccounts(cluster.main, proxy.url, newCallbackSecret());
	}, START_MS);
	afterAll(async () => {
		await cluster?.stop();
		await proxy?.stop();
		await sandbox?.stop();
	});

	it(
		'calls everyone once and brings every result home, with both workers at the same cap',
		async () => {
			const { main } = cluster;
			const { workflow, results, order } = await openHurriedCalls(
				main,
				accounts,
				'talkdesk',
				WAIT_LIMIT_MINUTES,
			);
			const numberWith = numberPool(randomOf(CALLS));
			const orders: Expected[] = Array.from({ length: CALLS }, (_, i) => {
				const { digits, exit } = ENDINGS[i % ENDINGS.length]!;
				return { reference: `queue-${i}`, to: numberWith(digits), exit };
			});
			for (const some of inGroups(orders, ORDERS_AT_ONCE))
				await Promise.all(
					some.map(async ({ reference, to }) =>
						expect((await order({ reference, to })).status).toBe(200),
					),
				);
			const starts = () => proxy.requests.filter((request) => /interactions$/.test(request.path));
			const answered = (status: number) =>
				starts().filter(({ answer }) => answer?.status === status);
			// what has not been placed, or has not ended by then is counted as lost
			await until(
				'all calls placed',
				() => answered(202).length >= CALLS || undefined,
				RUN_MS,
			).catch(() => undefined);
			await sandbox.idle();
			await until(
				'all executions ended',
				async () => (await listExecutions(main.rest, workflow)).every(hasEnded) || undefined,
			).catch(() => undefined);
			const executions = await readExecutions(main.rest, workflow);

			const tally = tallyOf(orders, sandbox, executions, await results.started());
			const times = answered(202).map(({ answer }) => answer!.atMs);
			const seconds = (Math.max(...times) - Math.min(...times)) / 1_000;
			const byWorker = cluster.workers.map(
				(worker) => worker.log().match(/Worker started execution (\d+) /g)?.length ?? 0,
			);
			const figures = {
				...tally,
				// such as "success 299", and what those that failed said
				executions: inWords(executions.map(({ status, error }) => error?.message ?? status)),
				shareOfCap: Number(((CALLS - CAP_PER_SECOND) / CAP_PER_SECOND / seconds).toFixed(3)),
				http429: answered(429).length,
				fairness: Number(jain(byWorker).toFixed(3)),
				byWorker,
			};
			process.stdout.write(`${JSON.stringify(figures)}\n`);
			expect(figures).toMatchObject({ calls: CALLS, dialledTwice: 0, lost: 0 });
			// a result may come out of Outbound Call Result instead when n8n is too busy to take it
			expect(figures.relayed).toBeLessThan(CALLS / 10);
			for (const runs of byWorker) expect(runs).toBeGreaterThan(0);
		},
		RUN_MS + COUNT_MS,
	);
});

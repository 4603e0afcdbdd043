/**
 * n8n's queue mode for real: main, two workers and a webhook processor place 300 calls on one
 * Talkdesk account, which takes two requests in any second and answers 429 to the rest.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { jain } from '../../support/workers';
import { addAccounts, type Accounts } from '../n8n/support/accounts';
import { readEndings } from '../n8n/support/endings';
import { isUnderWay, listExecutions, readExecution } from '../n8n/support/executions';
import { hurriedCallWorkflow } from '../n8n/support/nodes';
import { startRecordingProxy, type RecordingProxy } from '../n8n/support/recording-proxy';
import { openResults } from '../n8n/support/result-workflow';
import { tallyOf, type Expected } from '../n8n/support/tally';
import { until } from '../n8n/support/until';
import { startCluster, type Cluster } from './support/cluster';

const CALLS = 300;
const WORKERS = 2;
/** As many customers press the button in one instant. */
const ORDERS_AT_ONCE = 20;
/** Two requests in any second, by Talkdesk's documentation. */
const CAP_PER_SECOND = 2;
const START_MS = 300_000;
const RUN_MS = 420_000;
/** Longer than the run: nothing may end by running out of time. */
const WAIT_LIMIT_MINUTES = 15;

/** Every ending of the sandbox that reports. */
const ENDINGS = readEndings().filter(
	({ provider, exit }) => provider === 'talkdesk' && exit !== 'noResult',
);

const toOrder = ({ reference }: Expected, i: number) => ({
	reference,
	to: `+141555501${ENDINGS[i % ENDINGS.length]!.digits}`,
});

function inGroups<T>(all: readonly T[], size: number): T[][] {
	const starts = all.flatMap((_, i) => (i % size === 0 ? [i] : []));
	return starts.map((start) => all.slice(start, start + size));
}

describe('n8n in queue mode', () => {
	let cluster: Cluster;
	let sandbox: Sandbox;
	let proxy: RecordingProxy;
	let accounts: Accounts;

	beforeAll(async () => {
		cluster = await startCluster(WORKERS);
		sandbox = await startSandbox({ speed: 50 });
		proxy = await startRecordingProxy(sandbox.url);
		const secret = `callback-${randomBytes(18).toString('hex')}`;
		accounts = await addAccounts(cluster.main, proxy.url, secret);
	}, START_MS);
	afterAll(async () => {
		await cluster?.stop();
		await proxy?.stop();
		await sandbox?.stop();
	}, 60_000);

	it(
		'calls everybody once and brings every result home, with both workers at the same cap',
		async () => {
			const { main } = cluster;
			const results = await openResults(main, accounts);
			const path = randomUUID();
			const workflow = await main.addWorkflow(
				hurriedCallWorkflow({
					path,
					provider: 'talkdesk',
					accounts,
					waitForResult: true,
					parameters: {
						resultUrl: `${cluster.webhook.url}${new URL(results.url).pathname}`,
						waitLimitMinutes: WAIT_LIMIT_MINUTES,
					},
				}),
			);
			await main.activate(workflow);
			const orders: Expected[] = Array.from({ length: CALLS }, (_, i) => ({
				reference: `queue-${i}`,
				exit: ENDINGS[i % ENDINGS.length]!.exit,
			}));
			for (const some of inGroups(orders.map(toOrder), ORDERS_AT_ONCE))
				await Promise.all(
					some.map(async (order) => expect((await main.post(path, order)).status).toBe(200)),
				);
			const starts = () => proxy.requests.filter((request) => /interactions$/.test(request.path));
			const answered = (status: number) =>
				starts().filter(({ answer }) => answer?.status === status);
			await until('all calls placed', () => answered(202).length >= CALLS || undefined, RUN_MS);
			await sandbox.idle();
			const listed = await until(
				'all executions ended',
				async () => {
					const all = await listExecutions(main.rest, workflow);
					return all.some(isUnderWay) ? undefined : all;
				},
				60_000,
			);
			const executions = [];
			for (const { id } of listed) executions.push(await readExecution(main.rest, id));

			const tally = tallyOf(orders, sandbox, executions);
			const times = answered(202).map(({ answer }) => answer!.atMs);
			const seconds = (Math.max(...times) - Math.min(...times)) / 1_000;
			const byWorker = cluster.workers.map(
				(worker) => worker.log().match(/Worker started execution (\d+) /g)?.length ?? 0,
			);
			const figures = {
				...tally,
				shareOfCap: Number(((CALLS - CAP_PER_SECOND) / CAP_PER_SECOND / seconds).toFixed(3)),
				http429: answered(429).length,
				fairness: Number(jain(byWorker).toFixed(3)),
				byWorker,
			};
			process.stdout.write(`${JSON.stringify(figures)}\n`);
			expect(figures).toMatchObject({ calls: CALLS, dialledTwice: 0, lost: 0, withTwoExits: 0 });
			expect(await results.started()).toEqual([]);
			for (const runs of byWorker) expect(runs).toBeGreaterThan(0);
		},
		RUN_MS,
	);
});

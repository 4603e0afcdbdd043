/** A worker of n8n's queue mode ends as in a power cut, again and again, while calls are under way. */
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { randomOf } from '../../faults/random';
import { addAccounts, newCallbackSecret, type Accounts } from '../n8n/support/accounts';
import { crashFigures } from '../n8n/support/crash-figures';
import { AT_WORK, noneLeft, readExecutions, type Execution } from '../n8n/support/executions';
import { openHurriedCalls } from '../n8n/support/hurried-calls';
import { settled, until } from '../n8n/support/until';
import { SOON_MISSED, startCluster, type Cluster } from './support/cluster';
import { isStalled, jobsTaken, withErased } from './support/jobs';

const ROUNDS = 4;
const CALLS_A_ROUND = 20;
/** Each call is a job that places it, a request to the provider, and a job that takes its result. */
const EVENTS_A_ROUND = 3 * CALLS_A_ROUND;
const START_MS = 300_000;
/** Until the lock has run out, the other worker has looked for it twice, and n8n's 30 s of grace. */
const GIVEN_UP_MS = 180_000;
const RUN_MS = 1_200_000;
const SEED = Number(process.env.RINGBACK_SEED ?? 20_261_121);

describe('n8n in queue mode whose workers are killed', () => {
	let cluster: Cluster;
	let sandbox: Sandbox;
	let accounts: Accounts;

	beforeAll(async () => {
		cluster = await startCluster(2, SOON_MISSED);
		// slow enough that phones ring while a worker is down
		sandbox = await startSandbox({ speed: 5, options: { retryReports: 7 } });
		accounts = await addAccounts(cluster.main, sandbox.url, newCallbackSecret());
	}, START_MS);
	afterAll(async () => {
		await cluster?.stop();
		await sandbox?.stop();
	});

	it(
		`calls no one twice and loses no result of a call that waits (seed ${SEED})`,
		async () => {
			const { main, workers } = cluster;
			const calling = await openHurriedCalls(main, accounts, 'cmCom', 30);
			const { workflow, results } = calling;
			const order = async (reference: string) => {
				const { status } = await calling.order({ to: '+14155550101', reference });
				expect(status).toBe(200);
			};
			const random = randomOf(SEED);
			const references: string[] = [];
			const atWork: Execution[] = [];
			for (let round = 0; round < ROUNDS; round++) {
				const some = Array.from({ length: CALLS_A_ROUND }, (_, i) => `worker-${round}-${i}`);
				references.push(...some);
				const victim = workers[random.below(workers.length)]!;
				const events = () => jobsTaken(workers).length + sandbox.calls().length;
				const killAt = events() + 1 + random.below(EVENTS_A_ROUND);
				const moment = until('the moment', () => events() >= killAt || undefined, GIVEN_UP_MS, 0);
				await Promise.all([...some.map(order), moment.then(() => victim.kill())]);
				atWork.push(...(await readExecutions(main.rest, undefined, AT_WORK)));
				// missed by the worker that is left, or by the one that is back
				if (round % 2 === 0) await noneLeft(main.rest, workflow, AT_WORK, GIVEN_UP_MS);
				await victim.restart();
				// the customer is not sure: the same orders again
				await Promise.all(some.map(order));
				await noneLeft(main.rest, workflow, AT_WORK, GIVEN_UP_MS);
			}
			await sandbox.idle();
			// one whose result came out elsewhere, n8n being too busy to save its wait, goes on waiting
			await noneLeft(main.rest, workflow, [...AT_WORK, 'waiting'], GIVEN_UP_MS).catch(
				() => undefined,
			);
			const seen = async () => {
				const executions = await readExecutions(main.rest, workflow);
				const started = await results.started();
				const stalled = [...executions, ...started].filter(isStalled);
				const jobs = jobsTaken(workers);
				return {
					calls: references.length,
					kills: ROUNDS,
					stalled: stalled.length,
					/** Of which n8n does not know any more whom they were about. */
					erased: stalled.filter(({ text }) => !text.includes('"worker-')).length,
					jobsRunTwice: jobs.length - new Set(jobs).size,
					...crashFigures(
						sandbox.calls(),
						[],
						withErased(executions, atWork),
						withErased(started, atWork),
					),
				};
			};
			const figures = await settled(seen, ({ lost }) => lost === 0);
			process.stdout.write(`${JSON.stringify({ ...figures, seed: SEED })}\n`);
			expect(figures).toMatchObject({ dialledTwice: 0, lost: 0, lostReports: [], jobsRunTwice: 0 });
			// a reference is used up for nothing between its writing and its sending: the worker that
			// died there left an execution that stalled
			expect(figures.dialled + figures.usedForNothing).toBe(references.length);
			expect(figures.usedForNothing).toBeLessThanOrEqual(figures.stalled);
			expect(figures.stalled).toBeGreaterThan(0);
		},
		RUN_MS,
	);
});

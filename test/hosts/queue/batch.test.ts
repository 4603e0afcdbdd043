/**
 * A list that one execution calls in n8n's queue mode: PostgreSQL, Redis, two workers and a webhook
 * processor. Its calls run in the worker that started them, its results come to the processor, and
 * it goes on in whichever worker is free.
 */
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { addAccounts, newCallbackSecret, type Accounts } from '../n8n/support/accounts';
import { openBatch, peopleOf } from '../n8n/support/batch';
import { endedExecution } from '../n8n/support/executions';
import { judgeOf } from '../n8n/support/list-judge';
import { openResults, type OpenResults } from '../n8n/support/result-workflow';
import { settled } from '../n8n/support/until';
import { startCluster, type Cluster } from './support/cluster';

const COUNT = 60;
const START_MS = 300_000;
const BATCH_MS = 420_000;
/** Four processes of n8n at once keep a small machine from answering for many seconds. */
const PATIENT_PROVIDER = { retryReports: 7, reportTimeoutMs: 90_000 };
const reported = (digits: string): boolean => digits !== '08';

describe('a list in n8n’s queue mode', () => {
	let cluster: Cluster;
	let sandbox: Sandbox;
	let accounts: Accounts;
	let results: OpenResults;

	beforeAll(async () => {
		cluster = await startCluster(2);
		sandbox = await startSandbox({ speed: 5, options: PATIENT_PROVIDER });
		accounts = await addAccounts(cluster.main, sandbox.url, newCallbackSecret());
		results = await openResults(cluster.main, accounts);
	}, START_MS);
	afterAll(async () => {
		await cluster?.stop();
		await sandbox?.stop();
	});

	const open = () =>
		openBatch(cluster.main, {
			provider: 'cmCom',
			accounts,
			parameters: { waitLimitMinutes: 3, resultUrl: results.url },
		});

	it(
		'brings everybody to the output of the exit, once',
		async () => {
			const people = peopleOf('cmCom', COUNT, 'queue', reported);
			const batch = await open();
			const begunMs = Date.now();
			const ended = await endedExecution(cluster.main.rest, await batch.call(people), BATCH_MS);
			const seconds = (Date.now() - begunMs) / 1_000;
			const tally = await settled(
				async () => {
					const started = await results.started();
					const judge = judgeOf({ people, sandbox, started, starts: [], erases: false });
					return { ...judge.ofList(ended), dialledTwice: judge.dialledTwice() };
				},
				({ lost }) => lost === 0,
			);
			process.stdout.write(`${JSON.stringify({ ...tally, seconds })}\n`);
			// a result comes out of Outbound Call Result instead when n8n is too busy to take it
			expect(tally).toEqual({
				...{ rows: COUNT, right: COUNT - tally.relayed, relayed: tally.relayed },
				...{ notOnce: 0, wrongLineage: 0, wrong: 0, lost: 0, unexplained: [] },
				...{ notDialled: 0, swallowed: 0, erased: 0, dialledTwice: 0 },
			});
			expect(tally.relayed).toBeLessThan(COUNT / 10);
		},
		BATCH_MS,
	);
});

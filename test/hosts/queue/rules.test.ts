/** The limits of the rules in n8n's queue mode: two workers count in one list, under one lock. */
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { addAccounts, newCallbackSecret, type Accounts } from '../n8n/support/accounts';
import { awaitEnds, openCallWorkflow } from '../n8n/support/calls';
import { startCluster, type Cluster } from './support/cluster';

const ORDERS = 16;
const START_MS = 300_000;
const RUN_MS = 180_000;

describe('limits in queue mode', () => {
	let cluster: Cluster;
	let sandbox: Sandbox;
	let accounts: Accounts;

	beforeAll(async () => {
		cluster = await startCluster(2);
		sandbox = await startSandbox({ speed: 1_000 });
		accounts = await addAccounts(cluster.main, sandbox.url, newCallbackSecret());
	}, START_MS);
	afterAll(async () => {
		await cluster?.stop();
		await sandbox?.stop();
	});

	it(
		'let three of sixteen calls go that come to one number at once',
		async () => {
			const values = { callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' };
			const send = await openCallWorkflow(cluster.main, {
				provider: 'kaleyra',
				accounts,
				waitForResult: false,
				parameters: { options: { rules: { values } } },
			});
			const to = '+14155550101';
			const ids = await Promise.all(Array.from({ length: ORDERS }, () => send({ to })));
			const ends = await Promise.all(ids.map((id) => awaitEnds(cluster.main, id, RUN_MS)));
			const outputs = ends.flat().map(({ output, item }) => item.call?.reason ?? output);
			expect(outputs.sort()).toEqual([
				...Array<string>(3).fill('Placed'),
				...Array<string>(ORDERS - 3).fill('calledTooOften'),
			]);
			expect(sandbox.calls()).toHaveLength(3);
			const busy = cluster.workers.filter((worker) =>
				/Worker started execution/.test(worker.log()),
			);
			expect(busy).toHaveLength(2);
		},
		RUN_MS,
	);
});

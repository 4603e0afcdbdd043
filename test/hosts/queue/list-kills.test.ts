/**
 * A list of one execution in n8n's queue mode, whose workers are stopped and killed in turn while
 * reports come in any order. RINGBACK_BATCH=500 for a long run.
 */
import { batchKills, type Place } from '../n8n/suites/batch-kills';
import { openCounterparts, type Counterparts } from '../n8n/support/world';
import { SOON_MISSED, startCluster, type Cluster } from './support/cluster';

const START_MS = 400_000;

describe('a list whose workers are stopped and killed', () => {
	let cluster: Cluster;
	let counterparts: Counterparts;
	let turn = 0;

	beforeAll(async () => {
		cluster = await startCluster(2, SOON_MISSED);
		counterparts = await openCounterparts(cluster.main);
	}, START_MS);
	afterAll(async () => {
		await cluster?.stop();
		await counterparts?.stop();
	});

	batchKills((): Place => ({
		...counterparts,
		host: cluster.main,
		erases: true,
		async interrupt(how) {
			const { workers } = cluster;
			const worker = workers[turn++ % workers.length]!;
			if (how === 'kill') await worker.kill();
			await worker.restart();
		},
	}));
});

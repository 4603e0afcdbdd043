/**
 * A list of one execution, in n8n's regular mode, over both databases: reports come in any order,
 * and n8n is stopped and killed. RINGBACK_BATCH=500 for a long run.
 */
import { batchKills, type Place } from '../n8n/suites/batch-kills';
import { DATABASES, startWorld, type World } from '../n8n/support/world';

const START_MS = 400_000;

describe.each(DATABASES)('a list whose n8n is stopped and killed, over %s', (database) => {
	let world: World;
	beforeAll(async () => {
		world = await startWorld(database);
	}, START_MS);
	afterAll(() => world?.stop());

	batchKills((): Place => ({
		...world,
		erases: false,
		async interrupt(how) {
			if (how === 'kill') await world.host.kill();
			// ends it as an administrator does, where it was not killed
			await world.host.restart();
		},
	}));
});

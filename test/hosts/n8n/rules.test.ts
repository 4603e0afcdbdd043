/** Rules for calling that nobody chose, in a real n8n. */
import { rulesByDefault } from './suites/rules-by-default';
import { startWorld, type World } from './support/world';

const START_MS = 300_000;

describe('rules that nobody chose', () => {
	let world: World;
	beforeAll(async () => {
		world = await startWorld();
	}, START_MS);
	afterAll(() => world?.stop());

	rulesByDefault(() => world);
});

/** People who are called in order by a real n8n. */
import { callInOrder } from './suites/call-in-order';
import { lateYes } from './suites/late-yes';
import { startWorld, type World } from './support/world';

const START_MS = 400_000;

describe('people who are called in order', () => {
	let world: World;
	beforeAll(async () => {
		world = await startWorld();
	}, START_MS);
	afterAll(() => world?.stop());

	callInOrder(() => world);
	describe('a yes that comes late', () => lateYes(() => world));
});

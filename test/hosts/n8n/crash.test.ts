/** n8n ends as in a power cut, at random moments while calls are under way, and starts again. */
import { crashes } from './suites/crashes';
import { unsavedWait } from './suites/unsaved-wait';
import { startWorld, type World } from './support/world';

const START_MS = 300_000;

describe('n8n that is killed', () => {
	let world: World;
	beforeAll(async () => {
		world = await startWorld();
	}, START_MS);
	afterAll(() => world?.stop());

	unsavedWait(() => world);
	crashes(() => world);
});

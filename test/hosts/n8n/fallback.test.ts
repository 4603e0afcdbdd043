/** A second provider in a real n8n. */
import { fallback } from './suites/fallback';
import { startWorld, type World } from './support/world';

const START_MS = 300_000;

describe('a call with a fallback', () => {
	let world: World;
	beforeAll(async () => {
		world = await startWorld();
	}, START_MS);
	afterAll(() => world?.stop());

	fallback(() => world);
});

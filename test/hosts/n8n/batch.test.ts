/** Several items that wait together in one execution of a real n8n. */
import { batchLarge } from './suites/batch-large';
import { batchTrouble } from './suites/batch-trouble';
import { batches } from './suites/batches';
import { giveUp } from './suites/give-up';
import { plans } from './suites/plans';
import { startWorld, type World } from './support/world';

const START_MS = 300_000;

describe('a list that one execution calls', () => {
	let world: World;
	beforeAll(async () => {
		world = await startWorld();
	}, START_MS);
	afterAll(() => world?.stop());

	batches(() => world);
	batchLarge(() => world);
	describe('with a plan', () => plans(() => world));
	describe('with somebody who is given up', () => giveUp(() => world));
	describe('with trouble', () => batchTrouble(() => world));
});

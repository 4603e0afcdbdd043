import { approveARefund } from './suites/approve-a-refund';
import { askByPhone } from './suites/ask-by-phone';
import { reviews } from './suites/reviews';
import { startWorld, type World } from './support/world';

const START_MS = 300_000;

describe('n8n, somebody who is asked by phone', () => {
	let world: World;
	const asked = askByPhone(() => world);

	beforeAll(async () => {
		world = await startWorld();
		await asked.open();
	}, START_MS);
	afterAll(async () => {
		await asked.close();
		await world?.stop();
	});

	asked.decides();
	describe('the example approve-a-refund', () => approveARefund(() => world));
	describe('many agents', () => reviews(() => world));
	describe('a wait that runs out', asked.overdue);
});

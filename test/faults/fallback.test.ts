import { runCore } from './core/run';
import { seedOf } from './random';

jest.setTimeout(300_000);

const seed = seedOf(process.env);

describe('calls with a second account, under a fault plan', () => {
	it(`are dialled by one of the two at most, and end once (seed ${seed})`, async () => {
		const tally = await runCore({ seed, calls: 400, say: () => undefined }, { fallback: true });
		expect(tally).toMatchObject({
			dialledTwice: 0,
			withoutExit: 0,
			withTwoExits: 0,
			forgedAccepted: 0,
			unexpected: [],
		});
		expect(tally.dialled).toBeGreaterThan(250);
	});
});

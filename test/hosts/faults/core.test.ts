import { runCore } from '../../faults/core/run';
import { seedOf } from '../../faults/random';
import { summaryOf } from '../../faults/tally';

jest.setTimeout(300_000);

const seed = seedOf(process.env);

describe('the core under a fault plan', () => {
	it(`dials no reference twice, ends every call once and believes no forgery (seed ${seed})`, async () => {
		const tally = await runCore({ seed, calls: 3_000, say: () => undefined });
		console.log(summaryOf(tally, seed, 'core'));
		expect(tally).toMatchObject({
			dialledTwice: 0,
			withoutExit: 0,
			withTwoExits: 0,
			forgedAccepted: 0,
			unexpected: [],
		});
		expect(tally.dialled).toBeGreaterThan(2_000);
	});
});

import { seedOf } from '../../faults/random';
import { summaryOf } from '../../faults/tally';
import { runNodeRed } from './run-node-red';

jest.setTimeout(300_000);

const seed = seedOf(process.env);

describe('Node-RED under a fault plan', () => {
	it(`dials no reference twice, ends every call once and believes no forgery (seed ${seed})`, async () => {
		const tally = await runNodeRed({ seed, calls: 500, say: () => undefined });
		console.log(summaryOf(tally, seed, 'node-red'));
		expect(tally).toMatchObject({
			dialledTwice: 0,
			withoutExit: 0,
			withTwoExits: 0,
			forgedAccepted: 0,
			unexpected: [],
		});
		expect(tally.calls).toBeGreaterThan(500);
	});
});

import { seedOf } from '../../faults/random';
import { crashNodeRed } from './crash-node-red';

jest.setTimeout(300_000);

describe('Node-RED killed while calls are under way', () => {
	it('dials no reference twice, and loses no result that comes after the restart', async () => {
		const seed = seedOf(process.env);
		const tally = await crashNodeRed({ seed, kills: 5, calls: 30 });
		console.log(JSON.stringify({ ...tally, seed }));
		expect(tally).toMatchObject({ dialledTwice: 0, lost: 0, withoutContext: 0 });
	});
});

/** Processes that share an account and nothing else, against a strict provider in virtual time. */
import fc from 'fast-check';
import { randomOf } from '../../faults/random';
import { countsOf, jain, simulateWorkers, type WorkersSettings } from '../../support/workers';

const RUNS = { seed: 20_260_101, numRuns: 12 };
const crowd: fc.Arbitrary<WorkersSettings> = fc.record({
	workers: fc.integer({ min: 2, max: 4 }),
	seconds: fc.constant(300),
	delayMs: fc.constantFrom([20, 100] as const, [5, 30] as const, [50, 300] as const),
	countRefused: fc.boolean(),
	random: fc.integer({ min: 1, max: 1e9 }).map((seed) => randomOf(seed).next),
});
const busy: WorkersSettings = {
	workers: 2,
	seconds: 600,
	delayMs: [20, 100],
	countRefused: true,
	random: randomOf(1).next,
};
const obeysOnly: WorkersSettings['rule'] = (limiter) => ({
	...limiter,
	slowDown: () => undefined,
});

describe('createLimiter in several workers', () => {
	it('leaves no call behind, whatever the number, the network and the provider', async () => {
		await fc.assert(
			fc.asyncProperty(crowd, async (settings) => {
				const { givenUp, share } = await simulateWorkers(settings);
				expect(givenUp).toBe(0);
				expect(share).toBeGreaterThan(0.3);
			}),
			RUNS,
		);
	});

	it('lets two use most of the cap, in equal parts, with few refusals', async () => {
		const { share, fairness, refusedShare, givenUp } = await simulateWorkers(busy);
		expect(share).toBeGreaterThan(0.8);
		expect(fairness).toBeGreaterThan(0.95);
		expect(refusedShare).toBeLessThan(0.05);
		expect(givenUp).toBe(0);
	});

	it.each([1, 20, 60])('makes room for one that begins %i s later', async (apartSeconds) => {
		const { admitted, givenUp } = await simulateWorkers({ ...busy, apartSeconds });
		const late = admitted.filter(({ atMs }) => atMs > 300_000);
		expect(jain(countsOf(late, 2))).toBeGreaterThan(0.9);
		expect(givenUp).toBe(0);
	});

	it('leaves hardly a call of sixteen behind, though two in five requests are refused', async () => {
		const { admitted, givenUp, refusedShare } = await simulateWorkers({ ...busy, workers: 16 });
		expect(refusedShare).toBeGreaterThan(0.4);
		expect(givenUp / admitted.length).toBeLessThan(0.01);
	});

	it('is worth having: without it, one takes most of the cap and many ask in vain', async () => {
		const { fairness, refusedShare, share } = await simulateWorkers({ ...busy, rule: obeysOnly });
		expect(fairness).toBeLessThan(0.7);
		expect(refusedShare).toBeGreaterThan(0.15);
		expect(share).toBeLessThan(0.85);
	});

	it('gives the whole cap to the last one', async () => {
		const aloneAfterSeconds = 200;
		const { admitted } = await simulateWorkers({ ...busy, workers: 4, aloneAfterSeconds });
		const alone = admitted.filter(
			({ atMs }) => atMs > (aloneAfterSeconds + 200) * 1_000 && atMs <= 600_000,
		);
		expect(countsOf(alone, 4).slice(1)).toEqual([0, 0, 0]);
		expect(alone.length / (2 * 200)).toBeGreaterThan(0.85);
	});
});

describe('jain', () => {
	it.each([
		[[5, 5, 5], 1],
		[[9, 0, 0], 1 / 3],
		[[], 1],
	])('of %j is %d', (values, index) => {
		expect(jain(values)).toBeCloseTo(index, 10);
	});
});

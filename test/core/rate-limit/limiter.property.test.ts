/** What a server sees of a limited account, in virtual time: networks that delay as they like. */
import fc from 'fast-check';
import { createLimiter, type Clock, type Limiter, type Rate } from '../../../core';
import { fakeClock } from '../../support/fakes';

interface Job {
	readonly startsAtMs: number;
	readonly outMs: number;
	readonly backMs: number;
	/** Given up so long after it came, if it is still waiting. */
	readonly abortAfterMs: number | null;
	/** A pause that the answer asks all calls to keep. */
	readonly pauseMs: number | null;
	/** Whether the answer says that others use the account too. */
	readonly refused: boolean;
}

const delayMs = fc.oneof(
	{ weight: 4, arbitrary: fc.integer({ min: 0, max: 120 }) },
	{ weight: 1, arbitrary: fc.integer({ min: 0, max: 3_000 }) },
);
const job: fc.Arbitrary<Job> = fc.record({
	startsAtMs: fc.integer({ min: 0, max: 2_500 }),
	outMs: delayMs,
	backMs: delayMs,
	abortAfterMs: fc.option(fc.integer({ min: 0, max: 4_000 }), { freq: 5 }),
	pauseMs: fc.option(fc.integer({ min: 1, max: 2_000 }), { freq: 8 }),
	refused: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.boolean()),
});
const rate: fc.Arbitrary<Rate> = fc.record({
	requests: fc.integer({ min: 1, max: 5 }),
	perMs: fc.constantFrom(250, 1_000),
});
const jobs = fc.array(job, { minLength: 1, maxLength: 40 });

/** Runs all jobs; what the server saw and who was given up. */
async function simulate(work: readonly Job[], make: (clock: Clock) => Limiter) {
	const clock = fakeClock(0);
	const limiter = make(clock);
	const arrivalsMs: number[] = [];
	const asked: number[] = [];
	const granted: number[] = [];
	let cancelled = 0;

	const run = async (one: Job, index: number) => {
		await clock.sleep(one.startsAtMs);
		const stop = new AbortController();
		if (one.abortAfterMs !== null) void clock.sleep(one.abortAfterMs).then(() => stop.abort());
		asked.push(index);
		const release = await limiter.acquire(stop.signal).catch(() => undefined);
		if (release === undefined) {
			cancelled += 1;
			return;
		}
		granted.push(index);
		await clock.sleep(one.outMs);
		arrivalsMs.push(clock.now());
		await clock.sleep(one.backMs);
		if (one.pauseMs !== null) limiter.pause(one.pauseMs);
		if (one.refused) limiter.slowDown();
		release();
	};
	await clock.run(Promise.all(work.map(run)));
	return {
		clock,
		limiter,
		arrivalsMs: arrivalsMs.sort((a, b) => a - b),
		asked,
		granted,
		cancelled,
	};
}

/** The shortest time in which one request more than allowed arrived. */
const narrowestMs = (arrivalsMs: readonly number[], { requests }: Rate): number =>
	Math.min(Infinity, ...arrivalsMs.slice(requests).map((ms, i) => ms - arrivalsMs[i]!));

const RUNS = { seed: 20_260_101, numRuns: 250 };

describe('createLimiter at the server', () => {
	it('lets no sliding window see more than the cap, however the network delays', async () => {
		await fc.assert(
			fc.asyncProperty(rate, jobs, async (cap, work) => {
				const { arrivalsMs } = await simulate(work, (clock) => createLimiter(cap, clock));
				expect(narrowestMs(arrivalsMs, cap)).toBeGreaterThanOrEqual(cap.perMs);
			}),
			RUNS,
		);
	});

	// without pauses: a call that comes in the very millisecond in which a pause ends is not behind it
	it('serves those that stay in the order in which they came', async () => {
		await fc.assert(
			fc.asyncProperty(rate, jobs, async (cap, work) => {
				const unpaused = work.map((one) => ({ ...one, pauseMs: null, refused: false }));
				const { asked, granted } = await simulate(unpaused, (clock) => createLimiter(cap, clock));
				expect(granted).toEqual(asked.filter((index) => granted.includes(index)));
			}),
			RUNS,
		);
	});

	it('loses no call: each is served or given up', async () => {
		await fc.assert(
			fc.asyncProperty(rate, jobs, async (cap, work) => {
				const { granted, cancelled } = await simulate(work, (clock) => createLimiter(cap, clock));
				expect(granted.length + cancelled).toBe(work.length);
			}),
			RUNS,
		);
	});

	it('has all its permits in the end', async () => {
		await fc.assert(
			fc.asyncProperty(rate, jobs, async (cap, work) => {
				const { clock, limiter } = await simulate(work, (ticking) => createLimiter(cap, ticking));
				// as long as it takes until a refusal is forgotten
				await clock.advance(160_000);
				const all = Array.from({ length: cap.requests }, () => limiter.acquire());
				const oneMore = limiter.acquire();
				oneMore.catch(() => undefined);
				await clock.settle();
				expect(await Promise.all(all)).toHaveLength(cap.requests);
				expect(limiter.waiting).toBe(1);
			}),
			RUNS,
		);
	});

	// proof that the simulation can fail: this is how limiters of libraries work
	it('would catch a limiter that counts what was sent', async () => {
		const countsSends = ({ requests, perMs }: Rate, clock: Clock): Limiter => {
			const sentMs: number[] = [];
			let turn = Promise.resolve();
			const admit = async () => {
				const oldest = sentMs.at(-requests);
				if (oldest !== undefined && oldest + perMs > clock.now())
					await clock.sleep(oldest + perMs - clock.now());
				sentMs.push(clock.now());
			};
			return {
				acquire: async () => {
					turn = turn.then(admit);
					await turn;
					return () => undefined;
				},
				pause: () => undefined,
				slowDown: () => undefined,
				waiting: 0,
			};
		};
		const holds = fc.asyncProperty(rate, jobs, async (cap, work) => {
			const { arrivalsMs } = await simulate(work, (clock) => countsSends(cap, clock));
			return narrowestMs(arrivalsMs, cap) >= cap.perMs;
		});
		expect((await fc.check(holds, RUNS)).failed).toBe(true);
	});
});

import { createLimiter, type Limiter, type Rate } from '../../../core';
import { fakeClock, type FakeClock } from '../../support/fakes';

const setUp = (rate: Rate = { requests: 2, perMs: 1_000 }) => {
	const clock = fakeClock();
	return { clock, limiter: createLimiter(rate, clock), startMs: clock.now() };
};

/** When each of so many requests is sent, in milliseconds, if every answer takes so long. */
async function sendsAt(limiter: Limiter, clock: FakeClock, takes: number, answerMs: number) {
	const startMs = clock.now();
	const sent = Array.from({ length: takes }, async () => {
		const release = await limiter.acquire();
		const sentAtMs = clock.now() - startMs;
		await clock.sleep(answerMs);
		release();
		return sentAtMs;
	});
	return clock.run(Promise.all(sent));
}

describe('createLimiter', () => {
	it.each([
		{ requests: 2, perMs: 1_000, answerMs: 0, takes: 5, at: [0, 0, 1_000, 1_000, 2_000] },
		{ requests: 2, perMs: 1_000, answerMs: 50, takes: 5, at: [0, 0, 1_050, 1_050, 2_100] },
		{ requests: 1, perMs: 250, answerMs: 0, takes: 3, at: [0, 250, 500] },
		{ requests: 5, perMs: 1_000, answerMs: 0, takes: 5, at: [0, 0, 0, 0, 0] },
		{ requests: 1, perMs: 1_000, answerMs: 5_000, takes: 2, at: [0, 6_000] },
	])(
		'lets $requests per $perMs ms through, counted from the answer ($answerMs ms): $at',
		async ({ requests, perMs, answerMs, takes, at }) => {
			const { clock, limiter } = setUp({ requests, perMs });
			expect(await sendsAt(limiter, clock, takes, answerMs)).toEqual(at);
		},
	);

	it('has a share of W / (W + round trip) of the cap', async () => {
		const { clock, limiter } = setUp();
		const at = await sendsAt(limiter, clock, 60, 50);
		const fastestMs = (60 / 2 - 1) * 1_000;
		expect(fastestMs / at.at(-1)!).toBeCloseTo(1_000 / 1_050, 5);
	});

	it('serves first come, first served', async () => {
		const { clock, limiter } = setUp({ requests: 1, perMs: 100 });
		const served: number[] = [];
		const all = Array.from({ length: 20 }, async (_, i) => {
			const release = await limiter.acquire();
			served.push(i);
			release();
		});
		await clock.run(Promise.all(all));
		expect(served).toEqual(Array.from({ length: 20 }, (_, i) => i));
	});

	it('counts who waits', async () => {
		const { clock, limiter } = setUp();
		const releases = await Promise.all([limiter.acquire(), limiter.acquire()]);
		const third = limiter.acquire();
		expect(limiter.waiting).toBe(1);
		releases[0]!();
		await clock.run(third);
		expect(limiter.waiting).toBe(0);
	});

	it('takes a permit back once, however often it is given back', async () => {
		const { clock, limiter } = setUp({ requests: 1, perMs: 1_000 });
		const release = await limiter.acquire();
		release();
		release();
		release();
		await clock.advance(5_000);
		await limiter.acquire();
		const third = limiter.acquire();
		await clock.advance(60_000);
		expect(limiter.waiting).toBe(1);
		await expect(Promise.race([third, Promise.resolve('still waiting')])).resolves.toBe(
			'still waiting',
		);
	});
});

describe('pause', () => {
	it('starts no call before its end', async () => {
		const { clock, limiter, startMs } = setUp();
		limiter.pause(5_000);
		await clock.run(limiter.acquire());
		expect(clock.now() - startMs).toBe(5_000);
	});

	it.each([
		['a shorter one', [5_000, 1_000], 5_000],
		['a longer one', [1_000, 5_000], 5_000],
	])('is not shortened by %s', async (_what, pauses, endsMs) => {
		const { clock, limiter, startMs } = setUp();
		for (const ms of pauses) limiter.pause(ms);
		await clock.run(limiter.acquire());
		expect(clock.now() - startMs).toBe(endsMs);
	});

	it('holds those who have a permit and wait already', async () => {
		const { clock, limiter, startMs } = setUp();
		limiter.pause(1_000);
		const first = limiter.acquire();
		await clock.settle();
		limiter.pause(3_000);
		await clock.run(first);
		expect(clock.now() - startMs).toBe(3_000);
	});

	it('ends: afterwards the pace is the old one', async () => {
		const { clock, limiter } = setUp();
		limiter.pause(4_000);
		expect(await sendsAt(limiter, clock, 4, 0)).toEqual([4_000, 4_000, 5_000, 5_000]);
	});
});

describe('acquire with a signal', () => {
	it('leaves the queue when it is aborted, and no other call notices', async () => {
		const { clock, limiter } = setUp({ requests: 1, perMs: 1_000 });
		const release = await limiter.acquire();
		const stop = new AbortController();
		const leaves = limiter.acquire(stop.signal);
		const stays = limiter.acquire();
		stop.abort();
		await expect(leaves).rejects.toMatchObject({ kind: 'cancelled', dialled: 'no' });
		expect(limiter.waiting).toBe(1);
		release();
		await clock.run(stays);
		expect(limiter.waiting).toBe(0);
	});

	it('does not queue when it is aborted before', async () => {
		const { limiter } = setUp();
		const stop = AbortSignal.abort();
		await expect(limiter.acquire(stop)).rejects.toMatchObject({ kind: 'cancelled' });
		await expect(Promise.all([limiter.acquire(), limiter.acquire()])).resolves.toHaveLength(2);
	});

	it('gives its permit on at once when it is aborted in a pause', async () => {
		const { clock, limiter, startMs } = setUp({ requests: 1, perMs: 1_000 });
		limiter.pause(10_000);
		const stop = new AbortController();
		const leaves = limiter.acquire(stop.signal);
		const stays = limiter.acquire();
		await clock.settle();
		stop.abort();
		await expect(leaves).rejects.toMatchObject({ kind: 'cancelled' });
		await clock.run(stays);
		expect(clock.now() - startMs).toBe(10_000);
	});

	it('loses no permit when it is aborted in the instant in which it is granted', async () => {
		const { clock, limiter } = setUp({ requests: 1, perMs: 1_000 });
		const release = await limiter.acquire();
		const stop = new AbortController();
		const granted = limiter.acquire(stop.signal);
		granted.catch(() => undefined);
		release();
		void clock.sleep(1_000).then(() => stop.abort());
		await clock.advance(1_000);
		await granted.then(
			(giveBack) => giveBack(),
			() => undefined,
		);
		await clock.run(limiter.acquire());
		expect(limiter.waiting).toBe(0);
	});

	it('may be aborted after it has its permit, which stays its own', async () => {
		const { clock, limiter } = setUp({ requests: 1, perMs: 1_000 });
		const first = await limiter.acquire();
		const stop = new AbortController();
		const second = limiter.acquire(stop.signal);
		first();
		const release = await clock.run(second);
		stop.abort();
		const third = limiter.acquire();
		expect(limiter.waiting).toBe(1);
		release();
		await clock.run(third);
		expect(limiter.waiting).toBe(0);
	});
});

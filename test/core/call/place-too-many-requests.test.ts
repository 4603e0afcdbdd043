/** A 429 of one call: the pauses that all calls of the account keep. */
import { VoiceError, type HttpRequest, type HttpResponse } from '../../../core';
import { fakeClock, scriptedTransport, watchedLimiter } from '../../support/fakes';
import { ACCEPTED, ONE_A_SECOND, place } from '../rate-limit/queueing';

/** A provider that answers 429 until a moment, and then accepts. */
function busyUntil(untilMs: number, clock: ReturnType<typeof fakeClock>, retryAfter?: string) {
	const sentAtMs: number[] = [];
	const transport = async (_request: HttpRequest): Promise<HttpResponse> => {
		sentAtMs.push(clock.now());
		if (clock.now() >= untilMs)
			return { status: 202, headers: {}, body: { interaction_id: 'c-1' } };
		const headers: Record<string, string> = retryAfter ? { 'retry-after': retryAfter } : {};
		return { status: 429, headers, body: {} };
	};
	return { transport, sentAtMs };
}

describe('placeCall and a 429', () => {
	it('slows down everybody on the account, not only the call that was told to', async () => {
		const clock = fakeClock();
		const startMs = clock.now();
		const limiter = watchedLimiter({ requests: 2, perMs: 1_000 }, clock);
		const { transport, sentAtMs } = busyUntil(startMs + 10_000, clock, '10');
		const host = { transport, clock, limiters: [limiter] };
		const calls = Array.from({ length: 6 }, (_, i) => place(host, `order-${i}`));
		const placements = await clock.run(Promise.all(calls));

		expect(placements.map(({ state }) => state)).toEqual(Array(6).fill('placed'));
		const meanwhile = sentAtMs.filter((ms) => ms > startMs && ms < startMs + 10_000);
		expect(meanwhile).toEqual([]);
	});

	it('goes on more slowly, as somebody else uses the account too, and speeds up again', async () => {
		const clock = fakeClock();
		const startMs = clock.now();
		const limiter = watchedLimiter({ requests: 2, perMs: 1_000 }, clock);
		const { transport, sentAtMs } = busyUntil(startMs + 5_000, clock, '5');
		const host = { transport, clock, limiters: [limiter] };
		const placeMany = (many: number) =>
			clock.run(Promise.all(Array.from({ length: many }, (_, i) => place(host, `order-${i}`))));
		const gapsFrom = (ms: number) =>
			sentAtMs
				.filter((sentMs) => sentMs >= ms)
				.map((sentMs, i, all) => sentMs - (all[i - 1] ?? sentMs));

		await placeMany(6);
		for (const gap of gapsFrom(startMs + 5_000).slice(1)) expect(gap).toBeCloseTo(1_100, 5);

		await clock.advance(150_000);
		const laterMs = clock.now();
		await placeMany(6);
		expect(gapsFrom(laterMs)).toEqual([0, 0, 1_000, 0, 1_000, 0]);
	});

	it('tells every limiter of the account to wait', async () => {
		const clock = fakeClock();
		const limiters = [watchedLimiter(ONE_A_SECOND, clock), watchedLimiter(ONE_A_SECOND, clock)];
		const transport = scriptedTransport({ status: 429, headers: { 'retry-after': '3' } }, ACCEPTED);
		await clock.run(place({ transport, clock, limiters }));
		expect(limiters.map(({ pauses }) => pauses)).toEqual([[3_000], [3_000]]);
	});

	it.each([
		['for the last time', Array.from({ length: 7 }, () => ({ status: 429 })), 7],
		[
			'that asks for more than a call can wait',
			[{ status: 429, headers: { 'retry-after': '120' } }],
			1,
		],
	])(
		'slows the others down even when this call gives up on a 429 %s',
		async (_what, answers, times) => {
			const clock = fakeClock();
			const limiter = watchedLimiter({ requests: 2, perMs: 1_000 }, clock);
			const host = { transport: scriptedTransport(...answers), clock, limiters: [limiter] };
			await expect(clock.run(place(host))).rejects.toMatchObject({ kind: 'rateLimited' });
			expect(limiter.pauses).toHaveLength(times);
			expect(limiter.pauses.at(-1)).toBeGreaterThan(0);
		},
	);

	it('pauses nobody for an address at which nobody answers', async () => {
		const clock = fakeClock();
		const limiter = watchedLimiter(ONE_A_SECOND, clock);
		const transport = scriptedTransport(new VoiceError('unreachable', 'x'), ACCEPTED);
		await clock.run(place({ transport, clock, limiters: [limiter] }));
		expect(limiter.pauses).toEqual([]);
	});
});

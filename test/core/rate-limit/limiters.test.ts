import { createLimiters, providers } from '../../../core';
import { fakeClock } from '../../support/fakes';

const { talkdesk, cmCom } = providers;

/** How many permits are given out at once. */
async function capOf(limiters: ReturnType<ReturnType<typeof createLimiters>>): Promise<number> {
	let permits = 0;
	for (let i = 0; i < 20; i++)
		void Promise.all(limiters.map((limiter) => limiter.acquire())).then(() => permits++);
	await fakeClock().settle();
	return permits;
}

describe('createLimiters', () => {
	it('gives every node of an account the same limiters', () => {
		const limitersOf = createLimiters(fakeClock());
		expect(limitersOf(talkdesk, 'a')[0]).toBe(limitersOf(talkdesk, 'a')[0]);
		expect(limitersOf(talkdesk, 'a', 1)[0]).toBe(limitersOf(talkdesk, 'a', 1)[0]);
	});

	it('keeps accounts, providers and processes apart', () => {
		const limitersOf = createLimiters(fakeClock());
		const [one] = limitersOf(talkdesk, 'a');
		expect(limitersOf(talkdesk, 'b')[0]).not.toBe(one);
		expect(limitersOf(cmCom, 'a', 2)[0]).not.toBe(one);
		expect(createLimiters(fakeClock())(talkdesk, 'a')[0]).not.toBe(one);
	});

	it('limits where a limit is published, and nothing else', () => {
		const limitersOf = createLimiters(fakeClock());
		expect(limitersOf(talkdesk, 'a')).toHaveLength(1);
		expect(limitersOf(cmCom, 'a')).toHaveLength(0);
		expect(limitersOf(cmCom, 'a', 5)).toHaveLength(1);
	});

	it.each([
		[undefined, 2],
		[1, 1],
		[2, 2],
		[50, 2],
	])('with %s calls per second chosen lets %i of Talkdesk through at once', async (chosen, cap) => {
		expect(await capOf(createLimiters(fakeClock())(talkdesk, 'a', chosen))).toBe(cap);
	});

	it.each([
		[0.5, [0, 2_000, 4_000]],
		[0.1, [0, 10_000, 20_000]],
		[1, [0, 1_000, 2_000]],
		[3, [0, 0, 0]],
	])('starts %s calls per second at %j', async (callsPerSecond, at) => {
		const clock = fakeClock(0);
		const limiters = createLimiters(clock)(cmCom, 'a', callsPerSecond);
		const sent = Array.from({ length: 3 }, async () => {
			const release = await limiters[0]!.acquire();
			release();
			return clock.now();
		});
		expect(await clock.run(Promise.all(sent))).toEqual(at);
	});
});

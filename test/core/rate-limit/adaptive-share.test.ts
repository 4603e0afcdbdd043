import { createShare } from '../../../core/rate-limit/adaptive-share';
import { fakeClock } from '../../support/fakes';

const SETTLE_MS = 1_000;
const setUp = () => {
	const clock = fakeClock();
	return { clock, share: createShare(clock, SETTLE_MS) };
};

describe('createShare', () => {
	it('is the whole cap for a process that was never refused', async () => {
		const { clock, share } = setUp();
		expect(share.now()).toBe(1);
		await clock.advance(1_000_000);
		expect(share.now()).toBe(1);
	});

	it('decreases in proportion to itself', async () => {
		const { clock, share } = setUp();
		share.cut();
		expect(share.now()).toBeCloseTo(0.7, 3);
		await clock.advance(SETTLE_MS);
		share.cut();
		expect(share.now()).toBeCloseTo(0.49, 3);
	});

	it('decreases once for refusals of what was sent at the same time', async () => {
		const { clock, share } = setUp();
		expect(share.cut()).toBe(true);
		await clock.advance(SETTLE_MS - 1);
		expect(share.cut()).toBe(false);
		await clock.advance(1);
		expect(share.cut()).toBe(true);
	});

	it('never comes to nothing', async () => {
		const { clock, share } = setUp();
		for (let i = 0; i < 50; i++) {
			share.cut();
			await clock.advance(SETTLE_MS);
		}
		expect(share.now()).toBeCloseTo(1 / 64, 3);
	});

	it.each([1, 5, 20])('has all back two and a half minutes after %i cuts', async (cuts) => {
		const { clock, share } = setUp();
		for (let i = 0; i < cuts; i++) {
			share.cut();
			await clock.advance(SETTLE_MS);
		}
		await clock.advance(150_000);
		expect(share.now()).toBe(1);
	});

	it('grows by the same in every process, so that unequal shares become equal', async () => {
		const clock = fakeClock();
		const [large, small] = [createShare(clock, SETTLE_MS), createShare(clock, SETTLE_MS)];
		for (let i = 0; i < 4; i++) {
			small.cut();
			await clock.advance(SETTLE_MS);
		}
		const apart = large.now() - small.now();
		for (let i = 0; i < 10; i++) {
			large.cut();
			small.cut();
			await clock.advance(20_000);
		}
		expect(Math.abs(large.now() - small.now())).toBeLessThan(apart / 20);
	});
});

import type { Clock } from '../../core';
import { turnsOf } from '../../nodes/TriggerVoiceFlow/start-flow/a-few-at-once';

/** Time that passes when a test says so. */
function handClock() {
	const sleepers: Array<() => void> = [];
	const clock: Clock = {
		now: () => 0,
		sleep: () => new Promise<void>((resolve) => void sleepers.push(resolve)),
	};
	return { clock, pass: () => sleepers.splice(0).forEach((wake) => wake()) };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('turnsOf', () => {
	it('begins eight, and the next when the first ones have had time to be saved', async () => {
		const { clock, pass } = handClock();
		const inTurn = turnsOf(clock)('account');
		const begun: number[] = [];
		const all = Promise.all(
			Array.from({ length: 20 }, (_, index) => inTurn(async () => void begun.push(index))),
		);
		await settled();
		expect(begun).toHaveLength(8);
		pass();
		await settled();
		expect(begun).toHaveLength(16);
		pass();
		await all;
		expect(begun).toEqual(Array.from({ length: 20 }, (_, index) => index));
	});

	it('keeps no account waiting for the calls of another one', async () => {
		const { clock } = handClock();
		const turnOf = turnsOf(clock);
		const never = () => new Promise<void>(() => undefined);
		for (let call = 0; call < 10; call += 1) void turnOf('slow')(never);
		await expect(turnOf('other')(async () => 'placed')).resolves.toBe('placed');
	});

	it('gives what was done, and makes room after a failure too', async () => {
		const { clock, pass } = handClock();
		const inTurn = turnsOf(clock)('account');
		await expect(inTurn(async () => 'placed')).resolves.toBe('placed');
		const failed = Array.from({ length: 7 }, () =>
			inTurn(async () => Promise.reject(new Error('refused'))),
		);
		expect(await Promise.allSettled(failed)).toHaveLength(7);
		let begun = false;
		const next = inTurn(async () => void (begun = true));
		await settled();
		expect(begun).toBe(false);
		pass();
		await next;
		expect(begun).toBe(true);
	});
});

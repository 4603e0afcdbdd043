/** Time in the sandbox: it passes by itself at once, or stands still until a test moves it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../sandbox/index';

/** Virtual time: it moves only when some code sleeps, to the first that wakes, or by `advance`. */
export function instantClock(): Clock & { advance(ms: number): void } {
	let nowMs = Date.UTC(2026, 0, 1);
	let sleepers: { untilMs: number; wake: () => void }[] = [];
	function wakeNext() {
		sleepers.sort((one, other) => one.untilMs - other.untilMs);
		const next = sleepers.shift();
		if (!next) return;
		nowMs = Math.max(nowMs, next.untilMs);
		next.wake();
	}
	return {
		nowMs: () => nowMs,
		monotonicMs: () => nowMs,
		sleep: (ms) =>
			new Promise((wake) => {
				sleepers.push({ untilMs: nowMs + ms, wake });
				setImmediate(wakeNext);
			}),
		stop: () => void (sleepers = []),
		advance: (ms) => void (nowMs += ms),
	};
}

/** Time that stands still but for `pass`, which wakes sleepers in order and lets each act. */
export function manualClock(): Clock & { pass(ms: number): Promise<void> } {
	let nowMs = Date.UTC(2026, 0, 1);
	let sleepers: { untilMs: number; wake: () => void }[] = [];
	return {
		nowMs: () => nowMs,
		monotonicMs: () => nowMs,
		sleep: (ms) => new Promise((wake) => void sleepers.push({ untilMs: nowMs + ms, wake })),
		stop: () => void (sleepers = []),
		async pass(ms) {
			const untilMs = nowMs + ms;
			for (;;) {
				await nextTurn();
				sleepers.sort((one, other) => one.untilMs - other.untilMs);
				const next = sleepers[0];
				if (!next || next.untilMs > untilMs) break;
				sleepers.shift();
				nowMs = Math.max(nowMs, next.untilMs);
				next.wake();
			}
			nowMs = untilMs;
		},
	};
}

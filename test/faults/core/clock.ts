/** Time that runs faster than life, for the core and the sandbox alike: pauses and rate windows keep their proportions. */
import type { Clock as CoreClock } from '../../../core';
import type { Clock as SandboxClock } from '../../../sandbox/index';

export type ScaledClock = CoreClock & SandboxClock;

export function scaledClock(scale: number): ScaledClock {
	const bornMs = Date.now();
	const stopped = new AbortController();
	const passedMs = () => performance.now() * scale;
	const beginMs = passedMs();
	const now = () => bornMs + passedMs() - beginMs;

	/** A timer can fire a little early, which a fast clock makes much of. */
	async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
		const until = now() + ms;
		for (let left = ms; left > 0 && !signal?.aborted; left = until - now())
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, left / scale);
				signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
				// what sleeps in a stopped sandbox never wakes, and keeps no process alive
				if (stopped.signal.aborted) timer.unref();
			});
	}
	return { now, nowMs: now, monotonicMs: passedMs, sleep, stop: () => stopped.abort() };
}

/**
 * Time as the sandbox sees it. Everything that waits waits here, so that tests can hand in a
 * clock which never does, and so that stopping the sandbox leaves no timer behind.
 */
export interface Clock {
	/** Milliseconds since the Unix epoch, for timestamps. */
	nowMs(): number;
	/** Milliseconds that only ever grow, for rate windows and lifetimes. */
	monotonicMs(): number;
	/** Resolves after `ms` real milliseconds; never, once the clock is stopped. */
	sleep(ms: number): Promise<void>;
	stop(): void;
}

export function realClock(): Clock {
	const timers = new Set<NodeJS.Timeout>();
	let stopped = false;
	return {
		nowMs: () => Date.now(),
		monotonicMs: () => performance.now(),
		sleep: (ms) =>
			new Promise((resolve) => {
				if (stopped) return;
				const timer = setTimeout(() => {
					timers.delete(timer);
					resolve();
				}, ms);
				timers.add(timer);
			}),
		stop() {
			stopped = true;
			for (const timer of timers) clearTimeout(timer);
			timers.clear();
		},
	};
}

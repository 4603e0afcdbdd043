/**
 * Time as the core sees it. Nothing in core touches Date.now() or timers: tests never wait,
 * and the n8n build stays free of the timer globals that its linter forbids.
 */
export interface Clock {
	/** Milliseconds since the Unix epoch. */
	now(): number;
	/** Resolves after at least `ms` milliseconds; early when `signal` is aborted. Never rejects. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

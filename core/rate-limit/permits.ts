import type { Limiter, Release } from './limiter';

/** Holds a permit of every limiter while `work` runs, and gives back what it got whatever happens. */
export async function withPermits<T>(
	limiters: readonly Limiter[],
	signal: AbortSignal | undefined,
	work: () => Promise<T>,
): Promise<T> {
	const releases: Release[] = [];
	try {
		for (const limiter of limiters) releases.push(await limiter.acquire(signal));
		return await work();
	} finally {
		for (const release of releases) release();
	}
}

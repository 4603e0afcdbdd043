/** One rate that several processes keep together. */
import type { Clock } from '../base/clock';
import { cancelled, type Limiter } from './limiter';

/** What the processes have in common: it counts permits by the ids that they make up. */
export interface SharedPermits {
	/**
	 * Takes one for a while: 0, or in how many milliseconds to ask again. The same id takes it once.
	 * Rejects where nobody can say; then it is not taken, or given back by itself.
	 */
	take(id: string): Promise<number>;
	/** Has one that was taken for a while longer, for a request that is still under way. */
	keep(id: string): void;
	/** Gives one back a window from now, as soon as it can be told. */
	giveBack(id: string): void;
	/** Nobody takes one for that long. */
	pause(ms: number): void;
}

/** How often a permit is kept: a process that dies has told by then that it lived a moment ago. */
const KEEP_EVERY_MS = 1_000;

/**
 * @param own of this process: it holds its queue, and a smaller share after a 429
 * @param newId unlike any other of all processes
 */
export function createSharedLimiter(
	own: Limiter,
	permits: SharedPermits,
	clock: Clock,
	newId: () => string,
): Limiter {
	async function take(id: string, signal?: AbortSignal): Promise<void> {
		for (;;) {
			if (signal?.aborted) throw cancelled();
			const inMs = await permits.take(id);
			if (inMs <= 0) return;
			await clock.sleep(inMs, signal);
		}
	}

	/** Until it is given back. */
	async function keep(id: string, over: AbortSignal): Promise<void> {
		for (;;) {
			await clock.sleep(KEEP_EVERY_MS, over);
			if (over.aborted) return;
			permits.keep(id);
		}
	}

	return {
		async acquire(signal) {
			const release = await own.acquire(signal);
			const id = newId();
			const over = new AbortController();
			const giveBack = () => {
				if (over.signal.aborted) return;
				over.abort();
				permits.giveBack(id);
				release();
			};
			await take(id, signal).catch((error: unknown) => {
				giveBack();
				return Promise.reject(error);
			});
			void keep(id, over.signal);
			return giveBack;
		},
		pause(ms) {
			own.pause(ms);
			permits.pause(ms);
		},
		slowDown: () => own.slowDown(),
		get waiting() {
			return own.waiting;
		},
	};
}

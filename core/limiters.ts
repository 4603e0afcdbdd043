import type { Clock } from './clock';
import { createLimiter, type Limiter } from './limiter';
import type { Provider } from './provider';

/**
 * The limiters of one process, by account: providers count requests per account, not per
 * node. A rate chosen in a node comes on top; it can only be slower.
 */
export function createLimiters(clock: Clock) {
	const byKey = new Map<string, Limiter>();

	function limiter(key: string, requests: number, perMs: number): Limiter {
		const known = byKey.get(key);
		if (known) return known;
		const made = createLimiter({ requests, perMs }, clock);
		byKey.set(key, made);
		return made;
	}

	/** @param accountKey one per account and provider; no secret, it may stand in a heap dump */
	return (provider: Provider, accountKey: string, callsPerSecond?: number): Limiter[] => {
		const limiters: Limiter[] = [];
		const key = `${provider.id}:${accountKey}`;
		if (callsPerSecond !== undefined) {
			// a broken number evenly spread: two in 800 ms could be four in a sliding second
			const whole = Number.isInteger(callsPerSecond);
			const rate = `${key}@${callsPerSecond}`;
			limiters.push(
				whole
					? limiter(rate, callsPerSecond, 1_000)
					: limiter(rate, 1, Math.ceil(1_000 / callsPerSecond)),
			);
		}
		if (provider.limit) limiters.push(limiter(key, provider.limit.requests, provider.limit.perMs));
		return limiters;
	};
}

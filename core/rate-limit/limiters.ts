import type { Clock } from '../base/clock';
import { createLimiter, type Limiter, type Rate } from './limiter';

/** Whose requests are counted, as far as limits go. */
export interface Limited {
	readonly id: string;
	readonly limits?: { readonly starts?: Rate };
}

/** The pace of calls, as far as it is limited: the slower of the provider's and the one that was chosen. */
export function paceOf({ limits }: Pick<Limited, 'limits'>, callsPerSecond?: number): Rate {
	const { requests, perMs } = limits?.starts ?? { requests: 1, perMs: 0 };
	const chosenMs = callsPerSecond === undefined ? 0 : 1_000 / callsPerSecond;
	return { requests: 1, perMs: Math.max(perMs / requests, chosenMs) };
}

/**
 * The limiters of one process, by account: providers count requests per account, not per
 * node. A rate chosen in a node comes on top; it can only be slower.
 */
export function createLimiters(clock: Clock) {
	const byKey = new Map<string, Limiter>();

	function limiterOf(key: string, requests: number, perMs: number): Limiter {
		const known = byKey.get(key);
		if (known) return known;
		const made = createLimiter({ requests, perMs }, clock);
		byKey.set(key, made);
		return made;
	}

	/** @param accountKey one per account and provider; no secret, it may stand in a heap dump */
	return ({ id, limits }: Limited, accountKey: string, callsPerSecond?: number): Limiter[] => {
		const limiters: Limiter[] = [];
		const key = `${id}:${accountKey}`;
		if (callsPerSecond !== undefined) {
			// a broken number evenly spread: two in 800 ms could be four in a sliding second
			const whole = Number.isInteger(callsPerSecond);
			const rate = `${key}@${callsPerSecond}`;
			limiters.push(
				whole
					? limiterOf(rate, callsPerSecond, 1_000)
					: limiterOf(rate, 1, Math.ceil(1_000 / callsPerSecond)),
			);
		}
		if (limits?.starts) limiters.push(limiterOf(key, limits.starts.requests, limits.starts.perMs));
		return limiters;
	};
}

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

/** A rate to keep, and what tells it from others of the same account. */
export interface NamedRate extends Rate {
	readonly name: string;
}

/** The rates that calls of an account have to keep: one that was chosen comes on top, and can only be slower. */
export function ratesOf({ id, limits }: Limited, callsPerSecond?: number): NamedRate[] {
	const rates: NamedRate[] = [];
	if (callsPerSecond !== undefined) {
		// a broken number evenly spread: two in 800 ms could be four in a sliding second
		const rate = Number.isInteger(callsPerSecond)
			? { requests: callsPerSecond, perMs: 1_000 }
			: { requests: 1, perMs: Math.ceil(1_000 / callsPerSecond) };
		rates.push({ name: `${id}@${callsPerSecond}`, ...rate });
	}
	if (limits?.starts) rates.push({ name: id, ...limits.starts });
	return rates;
}

/** The limiters of one process, by account: providers count requests per account, not per node. */
export function createLimiters(clock: Clock) {
	const byKey = new Map<string, Limiter>();

	function limiterOf(key: string, rate: Rate): Limiter {
		const known = byKey.get(key);
		if (known) return known;
		const made = createLimiter(rate, clock);
		byKey.set(key, made);
		return made;
	}

	/** @param accountKey one per account and provider; no secret, it may stand in a heap dump */
	return (limited: Limited, accountKey: string, callsPerSecond?: number): Limiter[] =>
		ratesOf(limited, callsPerSecond).map(({ name, ...rate }) =>
			limiterOf(`${accountKey} ${name}`, rate),
		);
}

/** Which try of a call request a call is: its reference says so. */
import type { CallState } from './exits';
import type { Reason } from './reasons';

const TRY = /^(?<first>.+)-try-(?<attempt>[1-9]\d?)$/s;

export interface TryOf {
	/** The reference of the first try. */
	readonly first: string;
	/** From 1. */
	readonly attempt: number;
}

/** `order-1042-try-2` is the second try of `order-1042`; any other reference is a first one. */
export function tryOf(reference: string): TryOf {
	const { first, attempt } = TRY.exec(reference)?.groups ?? {};
	return first === undefined
		? { first: reference, attempt: 1 }
		: { first, attempt: Number(attempt) };
}

/** One call of a call request that was tried again. Times are ISO 8601, UTC. */
export interface PastTry {
	readonly attempt: number;
	readonly reference: string;
	readonly exit: CallState;
	readonly reason: Reason | null;
	readonly confirmed: boolean;
	readonly placedAt: string | null;
	readonly endedAt: string;
}

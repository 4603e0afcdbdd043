import { FAILURES, type FailureKind, type VoiceError } from '../base/errors';

/** Tries in all for a request that certainly placed no call. */
const MOST_TRIES = 4;
/**
 * Tries in all where the provider only has no room: that passes, and with many workers on an
 * account it is everyday. Where 45 % of all requests are refused (sixteen workers,
 * docs/architecture.md), four in a row would leave one order in 25 behind, seven leave one in 270.
 * More would keep a list waiting for a quota that is used up: these pauses add up to a minute,
 * and to more where the provider asks for longer ones.
 */
const MOST_TRIES_WITHOUT_ROOM = 7;
/** First pause between tries; doubles each time. */
const FIRST_PAUSE_MS = 1_000;
/** Pauses double no further; a provider that says how long may ask for more. */
const LONGEST_OWN_PAUSE_MS = 30_000;
/** A longer pause than this is the flow's to decide on. */
const LONGEST_PAUSE_MS = 60_000;

/** A wait that no call waits for, to be told; undefined for a shorter one. */
export const beyondPatience = (waitMs: number | undefined): number | undefined =>
	waitMs !== undefined && waitMs > LONGEST_PAUSE_MS ? waitMs : undefined;

export interface NextTry {
	/** Whether the request may be sent again. */
	readonly again: boolean;
	/** Before that; after a 429, for all calls of the account, even when this call gives up. */
	readonly pauseMs: number;
}

/** What to do after each failure of one call; failures of different kinds count apart. */
export function createTries(): (failure: VoiceError) => NextTry {
	const failed = new Map<FailureKind, number>();
	return ({ kind, dialled, retryAfterMs }) => {
		const times = (failed.get(kind) ?? 0) + 1;
		failed.set(kind, times);
		const most = kind === 'rateLimited' ? MOST_TRIES_WITHOUT_ROOM : MOST_TRIES;
		const ownPauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (times - 1), LONGEST_OWN_PAUSE_MS);
		// asked to come back at once, a call still gives way to the others
		const pauseMs = Math.max(retryAfterMs ?? 0, ownPauseMs);
		const mayRepeat = FAILURES[kind].repeat && dialled === 'no';
		return {
			again: mayRepeat && times < most && pauseMs <= LONGEST_PAUSE_MS,
			pauseMs: Math.min(pauseMs, LONGEST_PAUSE_MS),
		};
	};
}

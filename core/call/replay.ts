/**
 * A reference that was used before: whether it named the same call, and how that one ended. Nobody
 * is called, and flows are not to do once more what they did when the first result came: a replay
 * is "not called", and brings the first result along.
 */
import { createHash } from 'node:crypto';
import { REPLAY_SENTENCES } from '../messages/sentences';
import { labelOf } from '../result/exits';
import { REASONS, type Reason } from '../result/reasons';
import type { FirstResult } from '../result/result';
import type { PreparedCall } from './prepare';

/** What has to be the same for two requests with one reference to be the same call. */
export const CALL_PARTS = ['to', 'flowId', 'account'] as const;
export type CallPart = (typeof CALL_PARTS)[number];

/** Tells calls of one reference apart, and does not say whom they reach. */
export type Fingerprint = Readonly<Record<CallPart, string>>;

const HASH_LENGTH = 8;

/** @param accountId the host's own name for the account */
export function fingerprintOf(call: PreparedCall, accountId: string): Fingerprint {
	const hash = (part: CallPart, value: string) =>
		createHash('sha256')
			.update(`${part}\n${call.reference}\n${value}`)
			.digest('base64url')
			.slice(0, HASH_LENGTH);
	return {
		to: hash('to', call.to),
		flowId: hash('flowId', call.settings.flowId),
		account: hash('account', `${call.provider} ${accountId}`),
	};
}

export const differencesOf = (one: Fingerprint, other: Fingerprint): CallPart[] =>
	CALL_PARTS.filter((part) => one[part] !== other[part]);

/** What is known of the call that has a reference. */
export interface Earlier {
	/** What of it is another than now; null where it is certain that something is, and not what. */
	readonly differsIn: readonly CallPart[] | null;
	/** Its end is still to come. */
	readonly isUnderWay: boolean;
	/** How it ended, or that it was placed; null where nobody knows, or not any more. */
	readonly first: FirstResult | null;
}

/** Of calls that nobody remembers more of than the reference, they count as the same call. */
export const NOTHING_MORE_KNOWN: Earlier = { differsIn: [], isUnderWay: false, first: null };

/** Why a call whose reference was used before is not made. */
export interface Replay {
	readonly state: 'notCalled';
	readonly reason: Extract<Reason, 'alreadyCalled' | 'referenceConflict'>;
	readonly sentence: string;
	readonly providerStatus: null;
	readonly replayed: boolean;
	readonly first: FirstResult | null;
}

export function replayOf({ differsIn, isUnderWay, first }: Earlier): Replay {
	const isSame = differsIn?.length === 0;
	return {
		state: 'notCalled',
		reason: isSame ? 'alreadyCalled' : 'referenceConflict',
		sentence: isSame ? sentenceOn(isUnderWay, first) : REPLAY_SENTENCES.conflict(differsIn ?? []),
		providerStatus: null,
		replayed: isSame,
		// of another call: nobody's business here
		first: isSame ? first : null,
	};
}

function sentenceOn(isUnderWay: boolean, first: FirstResult | null): string {
	if (isUnderWay) return REPLAY_SENTENCES.underWay;
	if (first === null) return REASONS.alreadyCalled;
	return first.exit === 'placed'
		? REPLAY_SENTENCES.placed
		: REPLAY_SENTENCES.ended(labelOf(first.exit));
}

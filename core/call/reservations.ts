/** Which references may be called: each one once, whoever asks. */

import { NOTHING_MORE_KNOWN, differencesOf, type Earlier, type Fingerprint } from './replay';
import type { FirstResult } from '../result/result';

export interface Reservations {
	/**
	 * For whoever comes first; null ever after, unless it is released.
	 * @param call what is remembered of the call, to tell it from others
	 */
	reserve(reference: string, call?: Fingerprint): Promise<Reservation | null>;
	/** What is known of the call that has the reference, for one that asked for it in vain. */
	earlier?(reference: string, call: Fingerprint): Promise<Earlier>;
}

/** One call's hold on its reference. */
export interface Reservation {
	/**
	 * Writes it down for good, right before the first request is sent: a call that only waits for
	 * a permit must not be lost to a crash. False when another process was quicker. Rejects with
	 * a VoiceError where the reservation is then released.
	 */
	commit(): Promise<boolean>;
	/**
	 * Writes it down once more, when the request was sent and somebody may be called: a store
	 * that processes share without a lock can have lost it. Whatever it ends with, the call stays
	 * what it is.
	 */
	confirm(): Promise<void>;
	/** Undoes `commit` for a while in which certainly nobody is called; the reservation stands. */
	rollback(): Promise<void>;
	/** Gives the reference back; only when the call certainly was not made. */
	release(): Promise<void>;
}

/** For calls that may be made as often as they are asked for. */
export const UNRESERVED: Reservation = {
	commit: async () => true,
	confirm: async () => undefined,
	rollback: async () => undefined,
	release: async () => undefined,
};

/** What a store has of a reference. */
export interface Remembered {
	/** Null where an earlier version wrote it down. */
	readonly call: Fingerprint | null;
	readonly isUnderWay: boolean;
	readonly first: FirstResult | null;
}

/** What became of a reference that is to be forgotten. */
export type Forgotten = 'forgotten' | 'unknown' | 'underWay';

/** Reservations that somebody can take back, though a call was made. */
export interface ForgettingReservations extends Reservations {
	/** Lets it be called again; one whose call is being started stays. */
	forget(reference: string): Promise<Forgotten>;
}

/** Storage of references, in whatever the host has that survives a restart. */
export interface References {
	has(reference: string): Promise<boolean>;
	add(reference: string, call?: Fingerprint): Promise<void>;
	remove(reference: string): Promise<void>;
	/** Null where it knows nothing of it. */
	recall?(reference: string): Promise<Remembered | null>;
}

/** What one that asks with a reference is told of the call that has it. */
export const earlierOf = (mine: Fingerprint, known: Remembered | null): Earlier =>
	known === null
		? NOTHING_MORE_KNOWN
		: {
				...known,
				differsIn: known.call === null ? [] : differencesOf(known.call, mine),
			};

/**
 * Reservations over a store that is not atomic: whoever comes first in this process holds the
 * reference until it is written down, so two messages cannot both win, however long they queue.
 */
export function createReservations(references: References): ForgettingReservations {
	/** Reserved, and not written down. */
	const held = new Map<string, Fingerprint | undefined>();
	/** Written down, and their start not answered. */
	const starting = new Set<string>();
	/** Questions to the store; its answer counts for the one that still stands here. */
	const asking = new Map<string, { readonly call: Fingerprint | undefined }>();

	const reservationOf = (reference: string, call: Fingerprint | undefined): Reservation => ({
		// one that could not be written down stays held until it is released
		async commit() {
			await references.add(reference, call);
			held.delete(reference);
			starting.add(reference);
			return true;
		},
		// nobody else writes to this store
		confirm: async () => void starting.delete(reference),
		rollback() {
			starting.delete(reference);
			held.set(reference, call);
			// whoever asks at this moment could be told that nobody has it
			asking.delete(reference);
			return references.remove(reference).catch((error: unknown) => {
				held.delete(reference);
				return Promise.reject(error);
			});
		},
		async release() {
			starting.delete(reference);
			const isHeld = held.delete(reference);
			if (!isHeld) await references.remove(reference);
		},
	});

	return {
		async reserve(reference, call) {
			if (held.has(reference) || asking.has(reference)) return null;
			const question = { call };
			asking.set(reference, question);
			const stands = () => asking.get(reference) === question && asking.delete(reference);
			const known = await references.has(reference).catch((error: unknown) => {
				stands();
				return Promise.reject(error);
			});
			if (!stands() || known) return null;
			held.set(reference, call);
			return reservationOf(reference, call);
		},
		async forget(reference) {
			const holders = [held, starting, asking];
			if (holders.some((one) => one.has(reference))) return 'underWay';
			if (!(await references.has(reference))) return 'unknown';
			await references.remove(reference);
			return 'forgotten';
		},
		async earlier(reference, mine) {
			const first = held.has(reference) ? { call: held.get(reference) } : asking.get(reference);
			if (first)
				return earlierOf(mine, { call: first.call ?? null, isUnderWay: true, first: null });
			return earlierOf(mine, (await references.recall?.(reference)) ?? null);
		},
	};
}

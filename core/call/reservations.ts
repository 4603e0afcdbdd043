/** Which references may be called: each one once, whoever asks. */

export interface Reservations {
	/** For whoever comes first; null ever after, unless it is released. */
	reserve(reference: string): Promise<Reservation | null>;
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

/** Storage of references, in whatever the host has that survives a restart. */
export interface References {
	has(reference: string): Promise<boolean>;
	add(reference: string): Promise<void>;
	remove(reference: string): Promise<void>;
}

/**
 * Reservations over a store that is not atomic: whoever comes first in this process holds the
 * reference until it is written down, so two messages cannot both win, however long they queue.
 */
export function createReservations(references: References): Reservations {
	/** Reserved, and not written down. */
	const held = new Set<string>();
	/** Questions to the store; its answer counts for the one that still stands here. */
	const asking = new Map<string, symbol>();

	const reservationOf = (reference: string): Reservation => ({
		// one that could not be written down stays held until it is released
		async commit() {
			await references.add(reference);
			held.delete(reference);
			return true;
		},
		// nobody else writes to this store
		confirm: async () => undefined,
		rollback() {
			held.add(reference);
			// whoever asks at this moment could be told that nobody has it
			asking.delete(reference);
			return references.remove(reference).catch((error: unknown) => {
				held.delete(reference);
				return Promise.reject(error);
			});
		},
		async release() {
			const isHeld = held.delete(reference);
			if (!isHeld) await references.remove(reference);
		},
	});

	return {
		async reserve(reference) {
			if (held.has(reference) || asking.has(reference)) return null;
			const question = Symbol();
			asking.set(reference, question);
			const stands = () => asking.get(reference) === question && asking.delete(reference);
			const known = await references.has(reference).catch((error: unknown) => {
				stands();
				return Promise.reject(error);
			});
			if (!stands() || known) return null;
			held.add(reference);
			return reservationOf(reference);
		},
	};
}

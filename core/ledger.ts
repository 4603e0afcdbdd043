import type { Ledger } from './place-call';

/** Storage of references, in whatever the host has that survives a restart. */
export interface References {
	has(reference: string): Promise<boolean>;
	add(reference: string): Promise<void>;
	remove(reference: string): Promise<void>;
}

/**
 * A ledger over a store that is not atomic: whoever comes first in this process holds the
 * reference until it is written down, so two messages cannot both win, however long they queue.
 */
export function createLedger(references: References): Required<Ledger> {
	const held = new Set<string>();
	return {
		async claim(reference) {
			if (held.has(reference)) return false;
			held.add(reference);
			const known = await references.has(reference).catch((error: unknown) => {
				held.delete(reference);
				return Promise.reject(error);
			});
			if (known) held.delete(reference);
			return !known;
		},
		// what could not be written down was not called
		record: (reference) =>
			references
				.add(reference)
				.then(() => true)
				.finally(() => held.delete(reference)),
		unrecord(reference) {
			held.add(reference);
			return references.remove(reference).catch((error: unknown) => {
				held.delete(reference);
				return Promise.reject(error);
			});
		},
		async release(reference) {
			const isHeld = held.delete(reference);
			if (!isHeld) await references.remove(reference);
		},
	};
}

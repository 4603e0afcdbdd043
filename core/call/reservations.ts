import type { Ledger } from './place';

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
export function createLedger(references: References): Required<Omit<Ledger, 'confirm'>> {
	/** Claims that are not written down. */
	const held = new Set<string>();
	/** Questions to the store; its answer counts for the one that still stands here. */
	const asking = new Map<string, symbol>();
	return {
		async claim(reference) {
			if (held.has(reference) || asking.has(reference)) return false;
			const question = Symbol();
			asking.set(reference, question);
			const stands = () => asking.get(reference) === question && asking.delete(reference);
			const known = await references.has(reference).catch((error: unknown) => {
				stands();
				return Promise.reject(error);
			});
			if (!stands() || known) return false;
			held.add(reference);
			return true;
		},
		// one that could not be written down stays held until it is released
		async record(reference) {
			await references.add(reference);
			held.delete(reference);
			return true;
		},
		unrecord(reference) {
			held.add(reference);
			// whoever asks at this moment could be told that nobody has it
			asking.delete(reference);
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

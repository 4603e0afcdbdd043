import type { Ledger } from './place-call';

/** Storage of references, in whatever the host has that survives a restart. */
export interface References {
	has(reference: string): Promise<boolean>;
	add(reference: string): Promise<void>;
	remove(reference: string): Promise<void>;
}

/**
 * A ledger over a store that is not atomic: whoever comes first in this process holds the
 * reference while the store is asked, so two messages at the same instant cannot both win.
 */
export function createLedger(references: References): Ledger {
	const deciding = new Set<string>();
	return {
		async claim(reference) {
			if (deciding.has(reference)) return false;
			deciding.add(reference);
			try {
				if (await references.has(reference)) return false;
				await references.add(reference);
				return true;
			} finally {
				deciding.delete(reference);
			}
		},
		release: (reference) => references.remove(reference),
	};
}

/**
 * Which references were called, in n8n's own list of processed items: it lives in the database
 * and belongs to the workflow. The list is read, changed and written as a whole, so in this
 * process one change follows the other; two workers at the same instant remain.
 */
import type { DeduplicationHelperFunctions } from 'n8n-workflow';
import type { Ledger } from '../../core';
import { N8N_WORDS, n8nFault } from './words';

type Store = Pick<DeduplicationHelperFunctions, 'checkProcessedAndRecord' | 'removeProcessed'>;

/** The oldest references are forgotten beyond this many per workflow. */
const MOST_REMEMBERED = 20_000;
const OPTIONS = { mode: 'entries', maxEntries: MOST_REMEMBERED } as const;
/** Keeps ours apart from what "Remove Duplicates" writes into the same list. */
const PREFIX = 'ringback:';

const turns = new Map<string, Promise<unknown>>();

export function ledgerOf(store: Store, workflowId: string): Ledger {
	const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
		const mine = (turns.get(workflowId) ?? Promise.resolve()).then(change);
		const settled = mine.then(
			() => undefined,
			() => undefined,
		);
		turns.set(workflowId, settled);
		void settled.then(() => turns.get(workflowId) === settled && turns.delete(workflowId));
		return mine;
	};
	return {
		claim: (reference) =>
			inTurn(() => store.checkProcessedAndRecord([PREFIX + reference], 'workflow', OPTIONS)).then(
				({ new: fresh, processed }) => {
					// a list of another kind answers with nothing at all
					if (fresh.length + processed.length === 0) throw n8nFault(N8N_WORDS.callOnceBlocked());
					return fresh.length > 0;
				},
				(error: unknown) => {
					throw error instanceof Error && /incompatible setting/.test(error.message)
						? n8nFault(N8N_WORDS.callOnceBlocked())
						: error;
				},
			),
		release: (reference) =>
			inTurn(() => store.removeProcessed([PREFIX + reference], 'workflow', OPTIONS)),
	};
}

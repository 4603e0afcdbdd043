/**
 * Which references were called, in n8n's own list of processed items: it lives in the database
 * and belongs to the workflow. The list is read, changed and written as a whole, so one change
 * follows the other: in this process by turns, and in all workers by a lock of the node. Workers
 * at two nodes of one workflow can still undo each other's change: a reference is written once
 * more when its call was sent.
 */
import type { DeduplicationHelperFunctions } from 'n8n-workflow';
import { isVoiceError, type Clock, type Ledger } from '../../core';
import { n8nClock } from './clock';
import { locked, type LockStore } from './list-lock';
import { N8N_WORDS, n8nFault } from './words';

type Store = LockStore & Pick<DeduplicationHelperFunctions, 'removeProcessed'>;

/** The oldest references are forgotten beyond this many per workflow. */
const MOST_REMEMBERED = 20_000;
const OPTIONS = { mode: 'entries', maxEntries: MOST_REMEMBERED } as const;
/** Keeps ours apart from what "Remove Duplicates" writes into the same list. */
const PREFIX = 'ringback:';

const turns = new Map<string, Promise<unknown>>();
/** References of calls under way in this process, until their start was answered. */
const held = new Set<string>();

const isOtherKind = (error: unknown): boolean =>
	error instanceof Error && /incompatible setting/.test(error.message);

/** For one call: what it releases is what it claimed or wrote down itself. */
export function ledgerOf(store: Store, workflowId: string, clock: Clock = n8nClock): Ledger {
	const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
		const mine = (turns.get(workflowId) ?? Promise.resolve()).then(() =>
			locked(store, clock, change),
		);
		const settled = mine.then(
			() => undefined,
			() => undefined,
		);
		turns.set(workflowId, settled);
		void settled.then(() => turns.get(workflowId) === settled && turns.delete(workflowId));
		return mine;
	};
	const write = (reference: string) =>
		inTurn(() => store.checkProcessedAndRecord([PREFIX + reference], 'workflow', OPTIONS));
	const record = async (reference: string): Promise<boolean> => {
		// two workers that begin a workflow's list at once: n8n lets one of them fail, who then finds it
		const { new: fresh, processed } = await write(reference).catch((error: unknown) => {
			if (isOtherKind(error)) throw n8nFault(N8N_WORDS.callOnceBlocked());
			return write(reference);
		});
		// a list of another kind answers with nothing at all
		if (fresh.length + processed.length === 0) throw n8nFault(N8N_WORDS.callOnceBlocked());
		return fresh.length > 0;
	};
	const forget = (reference: string): Promise<void> =>
		inTurn(() => store.removeProcessed([PREFIX + reference], 'workflow', OPTIONS));
	const nameOf = (reference: string) => `${workflowId} ${reference}`;
	/** What this call holds, and what it has written: nothing else is for it to take back. */
	const mine = new Set<string>();
	const written = new Set<string>();
	const letGo = (reference: string): void => {
		if (mine.delete(reference)) held.delete(nameOf(reference));
	};
	return {
		// n8n tells who was processed only by writing it down, which is for the moment of the call
		async claim(reference) {
			if (held.has(nameOf(reference))) return false;
			held.add(nameOf(reference));
			mine.add(reference);
			return true;
		},
		async record(reference) {
			const fresh = await record(reference).catch((error: unknown) => {
				// one that is released next is let go then
				if (!isVoiceError(error)) letGo(reference);
				throw error;
			});
			if (fresh) written.add(reference);
			else letGo(reference);
			return fresh;
		},
		async confirm(reference) {
			await write(reference).finally(() => letGo(reference));
		},
		async unrecord(reference) {
			await forget(reference);
			written.delete(reference);
		},
		async release(reference) {
			try {
				if (written.delete(reference)) await forget(reference);
			} finally {
				letGo(reference);
			}
		},
	};
}

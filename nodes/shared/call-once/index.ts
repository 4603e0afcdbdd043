/**
 * Which references were called, in n8n's own list of processed items: it lives in the database
 * and belongs to the workflow. The list is read, changed and written as a whole, so one change
 * follows the other: in this process by turns, and in all workers by a lock of the node. Workers
 * at two nodes of one workflow can still undo each other's change: a reference is written once
 * more when its call was sent.
 */
import type { DeduplicationHelperFunctions } from 'n8n-workflow';
import { isVoiceError, type Clock, type Reservation, type Reservations } from '../../../core';
import { n8nClock } from '../host/clock';
import { locked, type LockStore } from './list-lock';
import { N8N_WORDS, n8nFault } from '../host/words';

type Store = LockStore & Pick<DeduplicationHelperFunctions, 'removeProcessed'>;

/** The oldest references are forgotten beyond this many per workflow. */
const MOST_REMEMBERED = 20_000;
const OPTIONS = { mode: 'entries', maxEntries: MOST_REMEMBERED } as const;
/** Keeps ours apart from what "Remove Duplicates" writes into the same list. */
const PREFIX = 'ringback:';

/** By workflow: the last change of its list. */
const turns = new Map<string, Promise<unknown>>();
/** By node and kind of change: what goes along with the next one. */
const next = new Map<string, { references: Set<string>; made: Promise<ReadonlySet<string>> }>();
/** References of calls under way in this process, until their start was answered. */
const held = new Set<string>();

const isOtherKind = (error: unknown): boolean =>
	error instanceof Error && /incompatible setting/.test(error.message);

/** The reservations of a workflow, as one of its nodes keeps them. */
export function reservationsOf(
	store: Store,
	{ workflowId, nodeId }: { workflowId: string; nodeId: string },
	clock: Clock = n8nClock,
): Reservations {
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
	/** Whether the change was news. All who come while another change is made go together: a burst costs little more than one. */
	const together = async (
		kind: string,
		reference: string,
		change: (references: string[]) => Promise<ReadonlySet<string>>,
	): Promise<boolean> => {
		const key = `${workflowId} ${nodeId} ${kind}`;
		let batch = next.get(key);
		if (batch === undefined) {
			const references = new Set<string>();
			const made = inTurn(() => {
				next.delete(key);
				return change([...references]);
			});
			next.set(key, (batch = { references, made }));
		}
		batch.references.add(PREFIX + reference);
		return (await batch.made).has(PREFIX + reference);
	};
	const write = (reference: string) =>
		together('write', reference, async (references) => {
			const record = () => store.checkProcessedAndRecord(references, 'workflow', OPTIONS);
			// two workers that begin a workflow's list at once: n8n lets one of them fail, who then finds it
			const { new: fresh, processed } = await record().catch((error: unknown) => {
				if (isOtherKind(error)) throw n8nFault(N8N_WORDS.callOnceBlocked());
				return record();
			});
			// a list of another kind answers with nothing at all
			if (fresh.length + processed.length === 0) throw n8nFault(N8N_WORDS.callOnceBlocked());
			return new Set(fresh.map(String));
		});
	const forget = (reference: string) =>
		together('remove', reference, async (references) => {
			await store.removeProcessed(references, 'workflow', OPTIONS);
			return new Set();
		});
	const nameOf = (reference: string) => `${workflowId} ${reference}`;
	const reservationOf = (reference: string): Reservation => {
		/** Whether it is this call's to let go, and to take back what is written: nothing else is. */
		let isHeld = true;
		let isWritten = false;
		const letGo = (): void => {
			if (isHeld) held.delete(nameOf(reference));
			isHeld = false;
		};
		return {
			async commit() {
				const fresh = await write(reference).catch((error: unknown) => {
					// one that is released next is let go then
					if (!isVoiceError(error)) letGo();
					throw error;
				});
				if (fresh) isWritten = true;
				else letGo();
				return fresh;
			},
			async confirm() {
				await write(reference).finally(letGo);
			},
			async rollback() {
				await forget(reference);
				isWritten = false;
			},
			async release() {
				const toForget = isWritten;
				isWritten = false;
				await (toForget ? forget(reference) : Promise.resolve()).finally(letGo);
			},
		};
	};
	return {
		// n8n tells who was processed only by writing it down, which is for the moment of the call
		async reserve(reference) {
			if (held.has(nameOf(reference))) return null;
			held.add(nameOf(reference));
			return reservationOf(reference);
		},
	};
}

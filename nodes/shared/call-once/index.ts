/**
 * Which references were called, in n8n's own list of processed items: it lives in the database
 * and belongs to the workflow. The list is read, changed and written as a whole, so one change
 * follows the other: in this process by turns, and in all workers by a lock of the node. Workers
 * at two nodes of one workflow can still undo each other's change: a reference is written once
 * more when its call was sent.
 */
import type { DeduplicationHelperFunctions } from 'n8n-workflow';
import {
	earlierOf,
	isVoiceError,
	keepNewest,
	type Clock,
	type Fingerprint,
	type Forgotten,
	type Reservation,
	type Reservations,
} from '../../../core';
import { n8nClock } from '../host/clock';
import type { LockStore } from './list-lock';
import { askList, earlierIn, type Asking } from './earlier';
import { detailsOf, entryOf, questionsFor } from './entries';
import { MOST_ENTRIES, isOtherKind, turnsOf } from './turns';
import { N8N_WORDS, n8nFault } from '../host/words';

type Store = LockStore & Pick<DeduplicationHelperFunctions, 'removeProcessed'>;

const OPTIONS = { mode: 'entries', maxEntries: MOST_ENTRIES } as const;

/** By node and kind of change: what goes along with the next one. */
const next = new Map<string, { entries: Set<string>; made: Promise<ReadonlySet<string>> }>();
/** References of calls under way in this process, until their start was answered. */
const held = new Map<string, Fingerprint | undefined>();
/** Which executions placed the newest calls: this process need not ask the list. */
const placed = new Map<string, { readonly call: Fingerprint; readonly execution: string }>();
const MOST_PLACED = 5_000;

interface Place {
	readonly workflowId: string;
	readonly nodeId: string;
	/** Without it, nothing but the references is remembered. */
	readonly asking?: Asking;
}

export interface KeptReservations extends Required<Reservations> {
	/** Whether it was called, or is being called at the moment. */
	isKnown(reference: string): Promise<boolean>;
	/** Lets it be called again, with all that is known of its call; one whose start is not answered yet stays. */
	forget(reference: string, call: Fingerprint): Promise<Forgotten>;
}

/** The reservations of a workflow, as one of its nodes keeps them. */
export function reservationsOf(
	store: Store,
	{ workflowId, nodeId, asking }: Place,
	clock: Clock = n8nClock,
): KeptReservations {
	const inTurn = turnsOf(store, workflowId, clock);
	/** Whether the change was news. All who come while another change is made go together: a burst costs little more than one. */
	const together = async (
		kind: string,
		reference: string,
		change: (entries: string[]) => Promise<ReadonlySet<string>>,
		details: readonly string[] = [],
	): Promise<boolean> => {
		const key = `${workflowId} ${nodeId} ${kind}`;
		let batch = next.get(key);
		if (batch === undefined) {
			const entries = new Set<string>();
			const made = inTurn(() => {
				next.delete(key);
				return change([...entries]);
			});
			next.set(key, (batch = { entries, made }));
		}
		for (const entry of [entryOf(reference), ...details]) batch.entries.add(entry);
		return (await batch.made).has(entryOf(reference));
	};
	const write = (reference: string, details?: readonly string[]) =>
		together('write', reference, record, details);
	const record = async (entries: string[]): Promise<ReadonlySet<string>> => {
		const record = () => store.checkProcessedAndRecord(entries, 'workflow', OPTIONS);
		// two workers that begin a workflow's list at once: n8n lets one of them fail, who then finds it
		const { new: fresh, processed } = await record().catch((error: unknown) => {
			if (isOtherKind(error)) throw n8nFault(N8N_WORDS.callOnceBlocked());
			return record();
		});
		// a list of another kind answers with nothing at all
		if (fresh.length + processed.length === 0) throw n8nFault(N8N_WORDS.callOnceBlocked());
		return new Set(fresh.map(String));
	};
	const takeBack = (reference: string) =>
		together('remove', reference, async (entries) => {
			await store.removeProcessed(entries, 'workflow', OPTIONS);
			return new Set();
		});
	/** Who placed it is worth remembering once a phone may ring. */
	const detailsOfPlaced = (reference: string, call: Fingerprint | undefined): string[] => {
		if (call === undefined || asking === undefined) return [];
		const { executionId: execution } = asking;
		placed.set(nameOf(reference), { call, execution });
		keepNewest(placed, MOST_PLACED);
		return detailsOf(reference, call, execution);
	};
	const nameOf = (reference: string) => `${workflowId} ${reference}`;
	const reservationOf = (reference: string, call: Fingerprint | undefined): Reservation => {
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
				await write(reference, detailsOfPlaced(reference, call)).finally(letGo);
			},
			async rollback() {
				await takeBack(reference);
				isWritten = false;
			},
			async release() {
				const toForget = isWritten;
				isWritten = false;
				await (toForget ? takeBack(reference) : Promise.resolve()).finally(letGo);
			},
		};
	};
	/** Asking writes what is not there, so that is taken out again. */
	const isListed = async (reference: string): Promise<boolean> => {
		const entry = entryOf(reference);
		const fresh = (await record([entry])).has(entry);
		if (fresh) await store.removeProcessed([entry], 'workflow', OPTIONS);
		return !fresh;
	};
	return {
		isKnown: async (reference) => held.has(nameOf(reference)) || inTurn(() => isListed(reference)),
		async forget(reference, call) {
			if (held.has(nameOf(reference))) return 'underWay';
			return inTurn(async () => {
				if (!(await isListed(reference))) return 'unknown';
				const gone = [entryOf(reference), ...questionsFor(reference, call)];
				await store.removeProcessed(gone, 'workflow', OPTIONS);
				placed.delete(nameOf(reference));
				return 'forgotten';
			});
		},
		// n8n tells who was processed only by writing it down, which is for the moment of the call
		async reserve(reference, call) {
			if (held.has(nameOf(reference))) return null;
			held.set(nameOf(reference), call);
			return reservationOf(reference, call);
		},
		async earlier(reference, mine) {
			const name = nameOf(reference);
			if (held.has(name))
				return earlierOf(mine, { call: held.get(name) ?? null, isUnderWay: true, first: null });
			if (asking === undefined) return earlierOf(mine, null);
			const known = placed.get(name);
			if (known === undefined) {
				const details = await inTurn(() => askList(store, reference, mine, asking));
				return earlierIn(details, reference, mine, asking);
			}
			const { differsIn } = earlierOf(mine, { call: known.call, isUnderWay: false, first: null });
			const details = { isSame: true, executions: [known.execution] };
			return { ...(await earlierIn(details, reference, mine, asking)), differsIn };
		},
	};
}

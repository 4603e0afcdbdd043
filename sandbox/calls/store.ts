import type { Call, CallRecord } from './call';
import { createHandset } from './handset';

export interface CallStore {
	add(record: CallRecord): void;
	get(id: string): CallRecord | undefined;
	/** Has the store know of a change to a call that it may have put away. */
	changed(record: CallRecord): void;
	/** Oldest first. */
	ids(): string[];
	/** Oldest first. */
	list(): Call[];
	/** Oldest first. */
	records(): IterableIterator<CallRecord>;
	clear(): void;
}

/** Ended calls newer than so many stay as they are: they are looked at and still reported about. */
const AT_HAND = 1_000;

/** A record as text; its phone and its time are not worth keeping, because the call is over. */
export const packed = (record: CallRecord): string =>
	JSON.stringify({ ...record, handset: undefined, time: undefined });

export function unpacked(text: string): CallRecord {
	const record = JSON.parse(text) as Omit<CallRecord, 'handset' | 'time'>;
	const seconds = record.call.timeline.at(-1)?.seconds ?? 0;
	return {
		...record,
		handset: { ...createHandset(), state: 'ended' },
		time: { seconds, atMs: 0, speed: 0 },
	};
}

/**
 * Remembers the latest calls and forgets the oldest: a long run must not fill the memory. Older
 * ended calls are kept as text, a third of their size and nothing for the collector to walk.
 */
export function createCallStore(keep: () => number): CallStore {
	const records = new Map<string, CallRecord | string>();
	/** Ids of records that are not text yet, oldest first. */
	const atHand = new Set<string>();

	const opened = (kept: CallRecord | string): CallRecord =>
		typeof kept === 'string' ? unpacked(kept) : kept;
	function putAway() {
		for (const id of atHand) {
			if (atHand.size <= AT_HAND) return;
			const record = records.get(id);
			// a call that goes on for long is passed over once, and stays
			if (typeof record === 'object' && record.call.endedAt !== null)
				records.set(id, packed(record));
			atHand.delete(id);
		}
	}
	return {
		add(record) {
			records.set(record.call.id, record);
			atHand.add(record.call.id);
			putAway();
			for (const oldest of records.keys()) {
				if (records.size <= keep()) return;
				records.delete(oldest);
				atHand.delete(oldest);
			}
		},
		get(id) {
			const kept = records.get(id);
			return kept === undefined ? undefined : opened(kept);
		},
		changed(record) {
			const { id } = record.call;
			if (typeof records.get(id) === 'string') records.set(id, packed(record));
		},
		ids: () => [...records.keys()],
		list: () => Array.from(records.values(), (kept) => opened(kept).call),
		*records() {
			for (const kept of records.values()) yield opened(kept);
		},
		clear() {
			records.clear();
			atHand.clear();
		},
	};
}

import type { Call, CallRecord } from './call';

export interface CallStore {
	add(record: CallRecord): void;
	get(id: string): CallRecord | undefined;
	/** Oldest first. */
	ids(): string[];
	/** Oldest first. */
	list(): Call[];
	/** Oldest first. */
	records(): IterableIterator<CallRecord>;
	clear(): void;
}

/** Remembers the latest calls and forgets the oldest: a long run must not fill the memory. */
export function createCallStore(keep: () => number): CallStore {
	const records = new Map<string, CallRecord>();
	return {
		add(record) {
			records.set(record.call.id, record);
			for (const oldest of records.keys()) {
				if (records.size <= keep()) return;
				records.delete(oldest);
			}
		},
		get: (id) => records.get(id),
		ids: () => [...records.keys()],
		list: () => Array.from(records.values(), ({ call }) => call),
		records: () => records.values(),
		clear: () => records.clear(),
	};
}

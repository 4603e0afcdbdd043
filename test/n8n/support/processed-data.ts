/** What n8n keeps of processed items, over plain values. */
export const pause = () => new Promise<void>((done) => setImmediate(done));

/** n8n's lists of processed items: read and written as a whole, and slow between the two. */
export function processedData() {
	const lists = new Map<string, string[]>();
	let changes = 0;
	return {
		/** How often a list was written, the lock's own among them. */
		changes: () => changes,
		list: () => lists.get('workflow') ?? [],
		/** Another node reads the list now, and writes it back when told to, without what came between. */
		readElsewhere: () => {
			const read = lists.get('workflow') ?? [];
			return (item: string) => void lists.set('workflow', [...read, item]);
		},
		checkProcessedAndRecord: async (items: Array<string | number>, scope = 'workflow') => {
			changes += 1;
			const read = lists.get(scope);
			await pause();
			if (read === undefined && lists.has(scope)) throw new Error('duplicate key value');
			const known = items.filter((item) => read?.includes(String(item)));
			const fresh = items.filter((item) => !known.includes(item));
			// an update: what was taken away meanwhile does not come back by it
			if (read === undefined || lists.has(scope))
				lists.set(scope, [...(read ?? []), ...fresh.map(String)]);
			return { new: fresh, processed: known };
		},
		removeProcessed: async (items: Array<string | number>) => {
			const read = lists.get('workflow') ?? [];
			await pause();
			lists.set(
				'workflow',
				read.filter((known) => !items.includes(known)),
			);
		},
		clearAllProcessedItems: async (scope: string) => void lists.delete(scope),
	};
}

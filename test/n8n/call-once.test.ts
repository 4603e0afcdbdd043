import { ledgerOf } from '../../nodes/shared/call-once';

/** n8n's list of processed items: read and written as a whole, and slow between the two. */
function processedData() {
	let list: string[] = [];
	const pause = () => new Promise((done) => setImmediate(done));
	return {
		list: () => list,
		checkProcessedAndRecord: async ([item]: Array<string | number>) => {
			const read = [...list];
			await pause();
			if (read.includes(String(item))) return { new: [], processed: [item!] };
			list = [...read, String(item)];
			return { new: [item!], processed: [] };
		},
		removeProcessed: async ([item]: Array<string | number>) => {
			const read = [...list];
			await pause();
			list = read.filter((known) => known !== item);
		},
	};
}

describe('ledgerOf', () => {
	it('gives a reference to one of those who ask at the same instant', async () => {
		const store = processedData();
		const claims = Array.from({ length: 20 }, () => ledgerOf(store, 'w').claim('order-1'));
		expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
	});

	it('loses no reference when many are written at the same instant', async () => {
		const store = processedData();
		const names = Array.from({ length: 20 }, (_none, index) => `order-${index}`);
		await Promise.all(names.map((name) => ledgerOf(store, 'w').claim(name)));
		expect(store.list()).toEqual(names.map((name) => `ringback:${name}`));
	});

	it('gives a reference again once it was taken back', async () => {
		const ledger = ledgerOf(processedData(), 'w');
		await ledger.claim('order-1');
		await ledger.release('order-1');
		expect(await ledger.claim('order-1')).toBe(true);
	});

	it('goes on after the list could not be written', async () => {
		const store = processedData();
		const broken = { ...store, checkProcessedAndRecord: () => Promise.reject(new Error('locked')) };
		await expect(ledgerOf(broken, 'w').claim('order-1')).rejects.toThrow('locked');
		expect(await ledgerOf(store, 'w').claim('order-1')).toBe(true);
	});

	it.each<[string, () => Promise<{ new: string[]; processed: string[] }>]>([
		[
			'refuses',
			() => Promise.reject(new Error('saved with an incompatible setting of the parameter')),
		],
		['knows neither way', () => Promise.resolve({ new: [], processed: [] })],
	])('says what to do when a list of another kind %s', async (_says, checkProcessedAndRecord) => {
		const store = { ...processedData(), checkProcessedAndRecord };
		await expect(ledgerOf(store, 'w').claim('order-1')).rejects.toMatchObject({
			kind: 'notConfigured',
			hint: expect.stringMatching(/"Remove Duplicates"/),
		});
	});
});

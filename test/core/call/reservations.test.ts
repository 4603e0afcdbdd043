import { createLedger } from '../../../core';
import { fakeClock, memoryReferences } from '../../support/fakes';

describe('createLedger', () => {
	it('gives a reference to whoever comes first, and to nobody after', async () => {
		const ledger = createLedger(memoryReferences());
		expect(await ledger.claim('order-1')).toBe(true);
		expect(await ledger.claim('order-1')).toBe(false);
		expect(await ledger.claim('order-2')).toBe(true);
	});

	it('has one winner among claims at the same instant, however slow the store is', async () => {
		const clock = fakeClock();
		const ledger = createLedger(memoryReferences(clock, 50));
		const claims = Array.from({ length: 20 }, () => ledger.claim('order-1'));
		const won = await clock.run(Promise.all(claims));
		expect(won.filter(Boolean)).toHaveLength(1);
		expect(won[0]).toBe(true);
	});

	it('decides different references beside each other', async () => {
		const clock = fakeClock();
		const ledger = createLedger(memoryReferences(clock, 50));
		const startMs = clock.now();
		const won = await clock.run(
			Promise.all(['a', 'b', 'c'].map((reference) => ledger.claim(reference))),
		);
		expect(won).toEqual([true, true, true]);
		expect(clock.now() - startMs).toBe(50);
	});

	it('writes a reference down when it is about to be called, not when it is claimed', async () => {
		const references = memoryReferences();
		const ledger = createLedger(references);
		expect(await ledger.claim('order-1')).toBe(true);
		expect(references.known).not.toContain('order-1');
		await ledger.record('order-1');
		expect(references.known).toContain('order-1');
		expect(await ledger.claim('order-1')).toBe(false);
	});

	it('gives a claim back that was never written down', async () => {
		const references = memoryReferences();
		const ledger = createLedger({
			...references,
			remove: () => Promise.reject(new Error('there is nothing to remove')),
		});
		await ledger.claim('order-1');
		await ledger.release('order-1');
		expect(await ledger.claim('order-1')).toBe(true);
	});

	it('remembers what another process, or this one before a restart, has written', async () => {
		const references = memoryReferences();
		const before = createLedger(references);
		await before.claim('order-1');
		await before.record('order-1');
		expect(await createLedger(references).claim('order-1')).toBe(false);
	});

	it('gives a reference again that was released', async () => {
		const ledger = createLedger(memoryReferences());
		await ledger.claim('order-1');
		await ledger.record('order-1');
		await ledger.release('order-1');
		expect(await ledger.claim('order-1')).toBe(true);
	});

	it.each([
		['before it is gone', 40],
		['after it is gone', 60],
	])(
		'keeps a claim that is taken back while somebody asks, who is answered %s from the store',
		async (_when, askedMs) => {
			const clock = fakeClock();
			const references = memoryReferences(clock, 50);
			const ledger = createLedger({
				...references,
				has: async (reference) => {
					const known = await references.has(reference);
					await clock.sleep(askedMs);
					return known;
				},
			});
			await clock.run(ledger.claim('order-1'));
			await clock.run(ledger.record('order-1'));
			const asking = ledger.claim('order-1');
			await clock.advance(10);
			const takenBack = ledger.unrecord('order-1');
			const claims = [await clock.run(asking), await clock.run(ledger.claim('order-1'))];
			await clock.run(takenBack);
			claims.push(await clock.run(ledger.claim('order-1')));
			expect(claims).toEqual([false, false, false]);
		},
	);

	it('releases what is written down also while somebody asks for it', async () => {
		const clock = fakeClock();
		const references = memoryReferences(clock, 50);
		const ledger = createLedger(references);
		await clock.run(ledger.claim('order-1'));
		await clock.run(ledger.record('order-1'));
		const asking = ledger.claim('order-1');
		await clock.run(ledger.release('order-1'));
		await clock.run(asking);
		expect(references.known).not.toContain('order-1');
	});

	it('takes back no claim but its own after the store broke', async () => {
		const references = memoryReferences();
		const ledger = createLedger({
			...references,
			add: () => Promise.reject(new Error('the disk is full')),
		});
		await ledger.claim('order-1');
		const claims: Array<Promise<boolean>> = [];
		await ledger.record('order-1').catch(() => claims.push(ledger.claim('order-1')));
		await ledger.release('order-1');
		claims.push(ledger.claim('order-1'));
		const won = await Promise.all(claims);
		expect(won.filter(Boolean)).toHaveLength(1);
	});

	it.each(['has', 'add'] as const)(
		'can be asked again after the store broke at `%s`',
		async (broken) => {
			const references = memoryReferences();
			let works = false;
			const ledger = createLedger({
				...references,
				[broken]: (reference: string) =>
					works ? references[broken](reference) : Promise.reject(new Error('the disk is full')),
			});
			const written = ledger.claim('order-1').then(() => ledger.record('order-1'));
			await expect(written).rejects.toThrow('the disk is full');
			if (broken === 'add') await ledger.release('order-1');
			works = true;
			expect(await ledger.claim('order-1')).toBe(true);
		},
	);
});

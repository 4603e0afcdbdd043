import { createReservations, type Reservation } from '../../../core';
import { fakeClock, memoryReferences } from '../../support/fakes';

describe('createReservations', () => {
	it('gives a reference to whoever comes first, and to nobody after', async () => {
		const reservations = createReservations(memoryReferences());
		expect(await reservations.reserve('order-1')).not.toBeNull();
		expect(await reservations.reserve('order-1')).toBeNull();
		expect(await reservations.reserve('order-2')).not.toBeNull();
	});

	it('has one winner among those who ask at the same instant, however slow the store is', async () => {
		const clock = fakeClock();
		const reservations = createReservations(memoryReferences(clock, 50));
		const asked = Array.from({ length: 20 }, () => reservations.reserve('order-1'));
		const won = await clock.run(Promise.all(asked));
		expect(won.filter(Boolean)).toHaveLength(1);
		expect(won[0]).not.toBeNull();
	});

	it('decides different references beside each other', async () => {
		const clock = fakeClock();
		const reservations = createReservations(memoryReferences(clock, 50));
		const startMs = clock.now();
		const won = await clock.run(
			Promise.all(['a', 'b', 'c'].map((reference) => reservations.reserve(reference))),
		);
		expect(won).not.toContain(null);
		expect(clock.now() - startMs).toBe(50);
	});

	it('forgets no reference whose start is not answered, and one that was released at once', async () => {
		const reservations = createReservations(memoryReferences());
		const reservation = await reservations.reserve('order-1');
		await reservation!.commit();
		expect(await reservations.forget('order-1')).toBe('underWay');
		await reservation!.confirm();
		expect(await reservations.forget('order-1')).toBe('forgotten');
		const refused = await reservations.reserve('order-1');
		await refused!.commit();
		await refused!.release();
		expect(await reservations.forget('order-1')).toBe('unknown');
	});

	it('writes a reference down when it is about to be called, not when it is reserved', async () => {
		const references = memoryReferences();
		const reservations = createReservations(references);
		const reservation = await reservations.reserve('order-1');
		expect(references.known).not.toContain('order-1');
		expect(await reservation!.commit()).toBe(true);
		expect(references.known).toContain('order-1');
		expect(await reservations.reserve('order-1')).toBeNull();
	});

	it('gives a reference back that was never written down', async () => {
		const references = memoryReferences();
		const reservations = createReservations({
			...references,
			remove: () => Promise.reject(new Error('there is nothing to remove')),
		});
		await (await reservations.reserve('order-1'))!.release();
		expect(await reservations.reserve('order-1')).not.toBeNull();
	});

	it('remembers what another process, or this one before a restart, has written', async () => {
		const references = memoryReferences();
		const before = createReservations(references);
		await (await before.reserve('order-1'))!.commit();
		expect(await createReservations(references).reserve('order-1')).toBeNull();
	});

	it('gives a reference again that was released', async () => {
		const reservations = createReservations(memoryReferences());
		const reservation = await reservations.reserve('order-1');
		await reservation!.commit();
		await reservation!.release();
		expect(await reservations.reserve('order-1')).not.toBeNull();
	});

	it.each([
		['before it is gone', 40],
		['after it is gone', 60],
	])(
		'keeps a reservation that is rolled back while somebody asks, who is answered %s from the store',
		async (_when, askedMs) => {
			const clock = fakeClock();
			const references = memoryReferences(clock, 50);
			const reservations = createReservations({
				...references,
				has: async (reference) => {
					const known = await references.has(reference);
					await clock.sleep(askedMs);
					return known;
				},
			});
			const reservation = await clock.run(reservations.reserve('order-1'));
			await clock.run(reservation!.commit());
			const asking = reservations.reserve('order-1');
			await clock.advance(10);
			const rolledBack = reservation!.rollback();
			const others = [await clock.run(asking), await clock.run(reservations.reserve('order-1'))];
			await clock.run(rolledBack);
			others.push(await clock.run(reservations.reserve('order-1')));
			expect(others).toEqual([null, null, null]);
		},
	);

	it('releases what is written down also while somebody asks for it', async () => {
		const clock = fakeClock();
		const references = memoryReferences(clock, 50);
		const reservations = createReservations(references);
		const reservation = await clock.run(reservations.reserve('order-1'));
		await clock.run(reservation!.commit());
		const asking = reservations.reserve('order-1');
		await clock.run(reservation!.release());
		await clock.run(asking);
		expect(references.known).not.toContain('order-1');
	});

	it('releases nothing but its own after the store broke', async () => {
		const references = memoryReferences();
		const reservations = createReservations({
			...references,
			add: () => Promise.reject(new Error('the disk is full')),
		});
		const first = await reservations.reserve('order-1');
		const others: Array<ReturnType<typeof reservations.reserve>> = [];
		await first!.commit().catch(() => others.push(reservations.reserve('order-1')));
		await first!.release();
		others.push(reservations.reserve('order-1'));
		const won = await Promise.all(others);
		expect(won.filter(Boolean)).toHaveLength(1);
	});

	it.each(['has', 'add'] as const)(
		'can be asked again after the store broke at `%s`',
		async (broken) => {
			const references = memoryReferences();
			let works = false;
			const reservations = createReservations({
				...references,
				[broken]: (reference: string) =>
					works ? references[broken](reference) : Promise.reject(new Error('the disk is full')),
			});
			let first: Reservation | null = null;
			const written = reservations.reserve('order-1').then((reservation) => {
				first = reservation;
				return reservation!.commit();
			});
			await expect(written).rejects.toThrow('the disk is full');
			await (first as Reservation | null)?.release();
			works = true;
			expect(await reservations.reserve('order-1')).not.toBeNull();
		},
	);
});

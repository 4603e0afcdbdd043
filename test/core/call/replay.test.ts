import { createReservations, providers, type FirstResult, type Remembered } from '../../../core';
import { placeCall } from '../../../core/call/place';
import { type Placement } from '../../../core/call/placement';
import { firstOf } from '../../../core/result/first';
import { callResult } from '../../../core';
import { memoryReferences, fakeClock, scriptedTransport } from '../../support/fakes';
import { RESULT, readyCall } from '../samples';
import { ACCEPTED } from './placing';

const FIRST: FirstResult = firstOf(
	callResult(
		{ reference: 'order-1042', provider: 'cmCom', to: '+14155550123', context: null },
		'answered',
		true,
		{ placedAt: '2026-01-01T00:00:00.000Z', answers: { digits: '1' }, raw: { large: true } },
	),
);

/** A ledger that remembers what tells calls apart, and what it is told of their ends. */
function ledger() {
	const { has, add, remove } = memoryReferences();
	const remembered = new Map<string, Remembered>();
	const reservations = createReservations({
		has,
		remove,
		async add(reference, call) {
			await add(reference);
			remembered.set(reference, { call: call ?? null, isUnderWay: false, first: null });
		},
		recall: async (reference) => remembered.get(reference) ?? null,
	});
	const learn = (what: Partial<Remembered>) =>
		remembered.set('order-1042', { ...remembered.get('order-1042')!, ...what });
	return { reservations, learn };
}

async function placed(
	reservations: ReturnType<typeof ledger>['reservations'],
	settings: Record<string, unknown> = {},
	accountId = 'account-1',
): Promise<Placement> {
	const clock = fakeClock();
	const host = {
		...{ transport: scriptedTransport(ACCEPTED.cmCom), clock, limiters: [], gates: [] },
		...{ reservations, accountId },
	};
	return clock.run(placeCall(providers.cmCom, readyCall('cmCom', settings), RESULT, host));
}

describe('a reference that was used before', () => {
	it('brings the first result of the same call', async () => {
		const { reservations, learn } = ledger();
		expect(await placed(reservations)).toMatchObject({ state: 'placed' });
		learn({ first: FIRST });
		expect(await placed(reservations)).toMatchObject({
			state: 'notCalled',
			reason: 'alreadyCalled',
			replayed: true,
			first: { exit: 'answered', answers: { digits: '1' } },
			sentence: expect.stringContaining('"Answered"'),
		});
	});

	it('says that the first call is still under way', async () => {
		const { reservations, learn } = ledger();
		await placed(reservations);
		learn({ isUnderWay: true });
		expect(await placed(reservations)).toMatchObject({
			...{ reason: 'alreadyCalled', replayed: true, first: null },
			sentence: 'The first call with this reference is still under way.',
		});
	});

	it('says so too of a call that only waits for its turn', async () => {
		const { reservations } = ledger();
		await reservations.reserve('order-1042');
		expect(await placed(reservations)).toMatchObject({
			reason: 'alreadyCalled',
			sentence: 'The first call with this reference is still under way.',
		});
	});

	it.each([
		['another number', { to: '+14155550199' }, 'account-1', '"To"'],
		['another flow', { flowId: 'another-flow' }, 'account-1', '"Flow ID"'],
		['another account', {}, 'account-2', '"Account"'],
		['another number and account', { to: '+14155550199' }, 'account-2', '"To" and "Account"'],
	])(
		'is a conflict for %s, which it names without a number',
		async (_what, settings, id, names) => {
			const { reservations, learn } = ledger();
			await placed(reservations);
			learn({ first: FIRST });
			const conflict = await placed(reservations, settings, id);
			expect(conflict).toMatchObject({
				...{ state: 'notCalled', reason: 'referenceConflict', replayed: false, first: null },
				sentence: expect.stringContaining(`another ${names}.`),
			});
			expect(JSON.stringify(conflict)).not.toContain('555');
		},
	);

	it('counts as the same call where an earlier version wrote it down', async () => {
		const { reservations, learn } = ledger();
		await placed(reservations);
		learn({ call: null });
		expect(await placed(reservations, { to: '+14155550199' })).toMatchObject({
			...{ reason: 'alreadyCalled', replayed: true, first: null },
		});
	});
});

describe('firstOf', () => {
	it('keeps what flows branch on, and nothing large', () => {
		expect(Object.keys(FIRST)).not.toContain('raw');
		expect(FIRST).toMatchObject({ exit: 'answered', reference: 'order-1042' });
		const answers = { essay: 'x'.repeat(10_000) };
		const large = { ...callResult(FIRST, 'answered', true, { answers }) };
		expect(JSON.stringify(firstOf(large)).length).toBeLessThan(3_000);
	});
});

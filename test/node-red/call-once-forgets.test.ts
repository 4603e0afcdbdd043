import type { Node, NodeContextData } from 'node-red';
import { reservationsOf } from '../../node-red/state/call-once';

const DAY_MS = 24 * 60 * 60 * 1_000;
const HOUR_MS = 60 * 60 * 1_000;
type Called = Record<string, number>;

/** An account whose context is one value in memory. */
function openAccount(id: string) {
	let called: Called = {};
	const context = {
		get: (_name: string, _store: unknown, done: (error: null, value: unknown) => void) =>
			done(null, { ...called }),
		set: (_name: string, value: Called, _store: unknown, done: () => void) => {
			called = value;
			done();
		},
	} as unknown as NodeContextData;
	const account = { id, context: () => context } as unknown as Node;
	const reservations = reservationsOf(account, { name: undefined, isSafe: true });
	const call = async (reference: string) =>
		(await (await reservations.reserve(reference))?.commit()) ?? false;
	return { call, kept: () => Object.keys(called).length };
}

describe('a reference', () => {
	let nowMs = Date.UTC(2026, 0, 1);
	beforeEach(() => void jest.spyOn(Date, 'now').mockImplementation(() => nowMs));
	afterEach(() => jest.restoreAllMocks());

	it('is remembered for ninety days, and forgotten with the next call after that', async () => {
		const { call, kept } = openAccount('forgets');
		expect(await call('order-1')).toBe(true);
		nowMs += 90 * DAY_MS;
		expect(await call('order-1')).toBe(false);
		nowMs += HOUR_MS;
		expect(await call('order-2')).toBe(true);
		expect(kept()).toBe(1);
		expect(await call('order-1')).toBe(true);
	});

	it('is looked for among old ones once an hour, not at each call', async () => {
		const { call, kept } = openAccount('hourly');
		await call('order-1');
		nowMs += 90 * DAY_MS - HOUR_MS / 2;
		// looks through them, and finds none old enough
		await call('order-2');
		nowMs += HOUR_MS / 2 + 1;
		await call('order-3');
		expect(kept()).toBe(3);
		nowMs += HOUR_MS;
		await call('order-4');
		expect(kept()).toBe(3);
		expect(await call('order-1')).toBe(true);
	});
});

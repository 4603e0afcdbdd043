/** What every memory of an account has to keep, wherever it is. */
import { PROVIDER_IDS, callResult, type Fingerprint } from '../../core';
import type { CallMemory, ResultMemory } from '../../node-red/state/memory';

export interface Opened {
	readonly calls: CallMemory;
	readonly results: ResultMemory;
}

const MINE: Fingerprint = { to: 'a', flowId: 'b', account: 'c' };
const BASICS = {
	reference: 'order-1',
	provider: PROVIDER_IDS[0]!,
	to: '+12025550101',
	context: {},
};
const RESULT = callResult(BASICS, 'busy', true);
const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 10, 29, 12);
const CAPS = [{ key: 'number:a', calls: 2, perMs: HOUR_MS }];
const TWO_A_SECOND = { id: 'of-a-test', limits: { starts: { requests: 2, perMs: 50 } } };

/** @param open a memory that nobody has used, however often it is asked for */
export function keepsItsPromises(open: () => Promise<Opened>): void {
	describe('a reference', () => {
		it('is for whoever comes first, of many at once', async () => {
			const { calls } = await open();
			const asked = Array.from({ length: 20 }, () => calls.reservations().reserve('order-1', MINE));
			expect((await Promise.all(asked)).filter((one) => one !== null)).toHaveLength(1);
		});

		it('is free again once it is released, and not before', async () => {
			const { calls } = await open();
			const first = await calls.reservations().reserve('order-1', MINE);
			expect(await calls.reservations().reserve('order-1', MINE)).toBeNull();
			await first!.release();
			expect(await calls.reservations().reserve('order-1', MINE)).not.toBeNull();
		});

		it('stays used once it is written down', async () => {
			const { calls } = await open();
			const first = await calls.reservations().reserve('order-1', MINE);
			expect(await first!.commit()).toBe(true);
			await first!.confirm();
			expect(await calls.reservations().reserve('order-1', MINE)).toBeNull();
		});

		it('can be forgotten once its call is over, and is then free', async () => {
			const { calls } = await open();
			const forget = () => calls.reservations().forget('order-1');
			expect(await forget()).toBe('unknown');
			const first = await calls.reservations().reserve('order-1', MINE);
			expect(await forget()).toBe('underWay');
			await first!.commit();
			// its start is not answered yet
			expect(await forget()).toBe('underWay');
			await first!.confirm();
			const noLonger = calls.markUnderWay('order-1');
			expect(await forget()).toBe('underWay');
			noLonger();
			expect(await forget()).toBe('forgotten');
			expect(await calls.reservations().reserve('order-1', MINE)).not.toBeNull();
		});

		it('that was forgotten knows its next call alone', async () => {
			const { calls, results } = await open();
			const call = async (exit: 'busy' | 'answered') => {
				const reservation = await calls.reservations().reserve('order-1', MINE);
				await reservation!.commit();
				await reservation!.confirm();
				await results.rememberPlaced({ ...RESULT, exit: 'placed' });
				await results.rememberEnd({ ...RESULT, exit });
			};
			const first = async () => (await calls.reservations().earlier!('order-1', MINE)).first;
			await call('busy');
			expect(await calls.reservations().forget('order-1')).toBe('forgotten');
			expect(await first()).toBeNull();
			await call('answered');
			expect(await first()).toMatchObject({ exit: 'answered' });
		});

		it('is kept for its call during a pause, and written down again', async () => {
			const { calls } = await open();
			const first = await calls.reservations().reserve('order-1', MINE);
			await first!.commit();
			await first!.rollback();
			expect(await calls.reservations().reserve('order-1', MINE)).toBeNull();
			expect(await first!.commit()).toBe(true);
			await first!.rollback();
			await first!.release();
			expect(await calls.reservations().reserve('order-1', MINE)).not.toBeNull();
		});

		it('tells whoever comes too late of its call', async () => {
			const { calls, results } = await open();
			const first = await calls.reservations().reserve('order-1', MINE);
			const earlier = (mine = MINE) => calls.reservations().earlier!('order-1', mine);
			expect(await earlier()).toMatchObject({ differsIn: [], isUnderWay: true });
			await first!.commit();
			expect(await earlier({ ...MINE, to: 'x' })).toMatchObject({ differsIn: ['to'] });
			const noLonger = calls.markUnderWay('order-1');
			expect(await earlier()).toMatchObject({ isUnderWay: true });
			noLonger();
			expect(await earlier()).toMatchObject({ isUnderWay: false, first: null });
			const placed = { ...RESULT, exit: 'placed' } as const;
			await results.rememberPlaced(placed);
			expect((await earlier()).first).toMatchObject({ exit: 'placed' });
			await results.rememberEnd({ ...placed, exit: 'busy' });
			expect((await earlier()).first).toMatchObject({ exit: 'busy', reference: 'order-1' });
		});
	});

	describe('calls', () => {
		it('are counted under all keys, or under none when a cap is full', async () => {
			const history = (await open()).calls.history();
			const keys = ['number:a', 'all'];
			const asked = Array.from({ length: 9 }, () => history.reserve(CAPS, keys, NOW_MS));
			expect((await Promise.all(asked)).filter((one) => 'atMs' in one)).toHaveLength(2);
			expect(await history.past.get('all', 2)).toBe(NOW_MS);
			expect(await history.past.get('all', 3)).toBeUndefined();
		});

		it('roll out of their cap to the millisecond, and looking counts nothing', async () => {
			const history = (await open()).calls.history();
			for (const atMs of [NOW_MS, NOW_MS + 1]) await history.reserve(CAPS, ['number:a'], atMs);
			const freeAtMs = NOW_MS + HOUR_MS;
			expect(await history.look(CAPS, freeAtMs - 1)).toEqual({ full: CAPS[0], freeAtMs });
			expect(await history.look(CAPS, freeAtMs)).toBeNull();
			expect(await history.look(CAPS, freeAtMs)).toBeNull();
		});

		it('say when there is room in the cap that is full for longest', async () => {
			const history = (await open()).calls.history();
			const caps = [
				{ key: 'number:a', calls: 1, perMs: HOUR_MS },
				{ key: 'all', calls: 1, perMs: 2 * HOUR_MS },
			];
			await history.reserve([], ['number:a', 'all'], NOW_MS);
			expect(await history.look(caps, NOW_MS)).toEqual({
				full: caps[1],
				freeAtMs: NOW_MS + 2 * HOUR_MS,
			});
		});

		it('that were not made count no more, and another of that moment does', async () => {
			const history = (await open()).calls.history();
			const [one] = [
				await history.reserve(CAPS, ['number:a'], NOW_MS),
				await history.reserve(CAPS, ['number:a'], NOW_MS),
			];
			if (!('atMs' in one)) throw new Error('the cap was full');
			await history.giveBack(one);
			await history.giveBack(one);
			expect(await history.past.get('number:a', 1)).toBe(NOW_MS);
			expect(await history.past.get('number:a', 2)).toBeUndefined();
			const two = await history.reserve(CAPS, ['number:a'], NOW_MS + 5, one);
			expect(two).toMatchObject({ atMs: NOW_MS + 5 });
		});
	});

	describe('the pace', () => {
		it('lets as many start at once as the provider takes, the next when one has its answer', async () => {
			const { calls } = await open();
			const limiter = calls.limiters(TWO_A_SECOND as never).at(-1)!;
			const releases = [await limiter.acquire(), await limiter.acquire()];
			let isThird = false;
			const third = limiter.acquire().then((release) => ((isThird = true), release));
			await calls.history().past.get('number:a', 1);
			expect(isThird).toBe(false);
			releases[0]!();
			(await third)();
			releases[1]!();
		});

		it('lets whoever gives up leave the queue', async () => {
			const { calls } = await open();
			const limiter = calls.limiters(TWO_A_SECOND as never).at(-1)!;
			const releases = [await limiter.acquire(), await limiter.acquire()];
			const stop = new AbortController();
			const third = limiter.acquire(stop.signal);
			stop.abort();
			await expect(third).rejects.toMatchObject({ kind: 'cancelled' });
			for (const release of releases) release();
		});
	});

	describe('a call that is held', () => {
		const OF = { nodeId: 'trigger', isOver: false };
		const takenUp = async (calls: CallMemory, over = new AbortController()) => {
			const found: unknown[] = [];
			await calls.held().takeUp('trigger', (id, call) => found.push([id, call]), over.signal);
			over.abort();
			return found;
		};

		it('is kept as it was put last, until it is removed', async () => {
			const held = (await open()).calls.held();
			expect(await held.put('one', OF, { step: 1 })).toBe(true);
			expect(await held.put('one', OF, { step: 2 })).toBe(true);
			expect(await held.isOurs('one')).toBe(true);
		});

		it('is handed over in a later life of its trigger, and not once it has left', async () => {
			const { calls } = await open();
			expect(await takenUp(calls)).toEqual([]);
			await calls.held().put('one', OF, { step: 1 });
			await calls.held().put('two', OF, { step: 1 });
			await calls.held().put('one', OF, { step: 2 });
			await calls.held().remove('two');
			const later = new AbortController();
			// the life in which they were put ends
			await calls.held().takeUp('trigger', () => undefined, later.signal);
			later.abort();
			expect(await takenUp(calls)).toEqual([['one', { step: 2 }]]);
		});
	});

	describe('a report', () => {
		const token = (id: string) => ({ id, expiresAt: Date.now() + HOUR_MS });
		it('is handed out once', async () => {
			const { results } = await open();
			const one = token('report-1');
			expect(await results.claim(one, RESULT)).toBe('ours');
			results.keep(one);
			expect(await results.claim(one, RESULT)).toBe('delivered');
			expect(await results.claim(token('report-2'), RESULT)).toBe('ours');
		});

		it('that could not be handed out comes again', async () => {
			const { results } = await open();
			const one = token('report-3');
			await results.claim(one, RESULT);
			results.letGo(one);
			expect(await results.claim(one, RESULT)).toBe('ours');
		});
	});
}

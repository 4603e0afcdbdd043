import type { CallHistory, Clock } from '../../core';
import { pause, processedData } from './support/processed-data';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEYS = ['number:a', 'account'];
const CAPS = [{ key: 'number:a', calls: 3, perMs: DAY_MS }];
const START = Date.UTC(2026, 5, 10, 12);

type Store = ReturnType<typeof processedData>;

/** Time that passes only where somebody waits. */
function hurriedClock(): Clock {
	let nowMs = 0;
	return { now: () => nowMs, sleep: (ms) => ((nowMs += ms), pause()) };
}

/** The history as a process of its own has it, a worker or n8n after a restart. */
function worker(store: object, workflowId = 'workflow'): CallHistory {
	let made: CallHistory | undefined;
	jest.isolateModules(() => {
		const { historyOf } = jest.requireActual('../../nodes/shared/call-counts');
		const place = { workflowId, nodeId: 'node', accountId: 'account' };
		made = historyOf(store, place, hurriedClock());
	});
	return made!;
}
const went = (all: object[]) => all.filter((each) => 'atMs' in each).length;
const counts = ({ list }: Store) => list().filter((entry) => entry.startsWith('ringback-calls:'));

describe('the calls of an account in n8n', () => {
	it('are counted on after a restart', async () => {
		const store = processedData();
		for (let n = 0; n < 3; n++)
			expect(await worker(store).reserve(CAPS, KEYS, START + n)).toHaveProperty('atMs');
		const full = await worker(store).reserve(CAPS, KEYS, START + 5);
		// a call counts until its half hour has passed
		const freeAtMs = START + DAY_MS + HOUR_MS / 2;
		expect(full).toMatchObject({ freeAtMs });
		expect(await worker(store).reserve(CAPS, KEYS, freeAtMs - 1)).toHaveProperty('full');
		expect(await worker(store).reserve(CAPS, KEYS, freeAtMs)).toHaveProperty('atMs');
	});

	it('let no more go than a limit allows, with two workers that ask at once', async () => {
		const store = processedData();
		const workers = [worker(store), worker(store)];
		const asked = Array.from({ length: 16 }, (_none, n) =>
			workers[n % 2]!.reserve(CAPS, KEYS, START),
		);
		expect(went(await Promise.all(asked))).toBe(3);
	});

	it('are counted over all workflows of a process', async () => {
		const [one, other] = [processedData(), processedData()];
		let first: CallHistory | undefined;
		let second: CallHistory | undefined;
		jest.isolateModules(() => {
			const { historyOf } = jest.requireActual('../../nodes/shared/call-counts');
			const place = { nodeId: 'node', accountId: 'account' };
			first = historyOf(one, { ...place, workflowId: 'one' }, hurriedClock());
			second = historyOf(other, { ...place, workflowId: 'other' }, hurriedClock());
		});
		for (let n = 0; n < 3; n++) await first!.reserve(CAPS, KEYS, START);
		expect(await second!.look(CAPS, START)).toMatchObject({ freeAtMs: START + DAY_MS });
		expect(await second!.reserve(CAPS, KEYS, START)).toHaveProperty('full');
		expect(counts(other)).toEqual([]);
	});

	it('leave nothing of one that is given back, and only once', async () => {
		const store = processedData();
		const history = worker(store);
		const [one, two] = [
			await history.reserve(CAPS, KEYS, START),
			await history.reserve(CAPS, KEYS, START),
		];
		if (!('atMs' in one) || !('atMs' in two)) throw new Error('was full');
		await history.giveBack(one);
		await history.giveBack(one);
		expect(went([await worker(store).reserve([{ ...CAPS[0]!, calls: 2 }], KEYS, START)])).toBe(1);
		await history.giveBack(two);
		expect(counts(store)).toHaveLength(1);
	});

	it('count a ceiling of the account apart from its numbers, however high', async () => {
		const store = processedData();
		const caps = [...CAPS, { key: 'account', calls: 5, perMs: HOUR_MS }];
		const to = (name: string) => [{ ...caps[0]!, key: `number:${name}` }, caps[1]!];
		const history = worker(store);
		const ends = [];
		for (const name of 'abcdefg') ends.push(await history.reserve(to(name), KEYS, START));
		expect(went(ends)).toBe(5);
		expect(await worker(store).reserve(to('h'), KEYS, START)).toMatchObject({
			full: { key: 'account' },
			freeAtMs: START + HOUR_MS + 5 * 60_000,
		});
		expect(await worker(store).reserve(to('h'), KEYS, START + 2 * HOUR_MS)).toHaveProperty('atMs');
	});

	it('are forgotten when nobody looks at them any more', async () => {
		const store = processedData();
		await worker(store).reserve(CAPS, KEYS, START);
		await worker(store).reserve(CAPS, KEYS, START + 1.5 * DAY_MS);
		expect(counts(store)).toHaveLength(1);
	});

	it.each([
		['another kind of list', async () => ({ new: [], processed: [] }), /removes duplicates/],
		['a database that fails', async () => Promise.reject(new Error('down')), /was not made/],
	])('are not made with %s', async (_what, checkProcessedAndRecord, message) => {
		const store = processedData();
		const broken = {
			...store,
			checkProcessedAndRecord: (items: string[], scope: string) =>
				scope === 'node' ? store.checkProcessedAndRecord(items, scope) : checkProcessedAndRecord(),
		};
		await expect(worker(broken).reserve(CAPS, KEYS, START)).rejects.toMatchObject({
			kind: 'notConfigured',
			message: expect.stringMatching(message),
		});
	});
});

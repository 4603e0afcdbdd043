import fc from 'fast-check';
import {
	createHistory,
	createMemoryHistory,
	createTurns,
	type CallHistory,
	type Cap,
	type Full,
	type CountedCall,
} from '../../../core/rules/history';

const HOUR_MS = 3_600_000;
const cap = (key: string, calls: number, hours: number): Cap => ({
	key,
	calls,
	perMs: hours * HOUR_MS,
});
const isFull = (answer: CountedCall | Full): answer is Full => 'full' in answer;
const THREE = [cap('a', 3, 24)];
const send = (history: CallHistory, nowMs: number, caps: readonly Cap[] = THREE) =>
	history.reserve(caps, ['a'], nowMs);

describe('a history', () => {
	it('lets as many through as the cap says, and the next when the first is a day old', async () => {
		const history = createMemoryHistory();
		for (const hour of [0, 1, 2]) expect(isFull(await send(history, hour * HOUR_MS))).toBe(false);
		const full = { full: THREE[0], freeAtMs: 24 * HOUR_MS };
		expect(await send(history, 3 * HOUR_MS)).toEqual(full);
		expect(await history.look(THREE, 24 * HOUR_MS - 1)).toEqual(full);
		expect(await history.look(THREE, 24 * HOUR_MS)).toBeNull();
		expect(isFull(await send(history, 24 * HOUR_MS))).toBe(false);
		expect(await send(history, 24 * HOUR_MS)).toEqual({ ...full, freeAtMs: 25 * HOUR_MS });
	});

	it('counts nothing when one of several caps is full, and says when all have room', async () => {
		const history = createMemoryHistory();
		const both = [cap('a', 1, 1), cap('all', 1, 24)];
		await history.reserve(both, ['a', 'all'], 0);
		expect(await history.reserve(both, ['a', 'all'], 1)).toMatchObject({ freeAtMs: 24 * HOUR_MS });
		expect(await history.look([cap('a', 2, 1)], 1)).toBeNull();
	});

	it('looks without counting, and takes a call back that was not made', async () => {
		const history = createMemoryHistory();
		const one = [cap('a', 1, 24)];
		await history.look(one, 0);
		const reservation = (await send(history, 0, one)) as CountedCall;
		expect(isFull(await send(history, 1, one))).toBe(true);
		await history.giveBack(reservation);
		await history.giveBack(reservation);
		expect(isFull(await send(history, 2, one))).toBe(false);
	});

	it('counts a try that is repeated once, at its last moment', async () => {
		const history = createMemoryHistory();
		const one = [cap('a', 1, 1)];
		const first = (await send(history, 0, one)) as CountedCall;
		const moved = (await history.reserve(one, ['a'], HOUR_MS / 2, first)) as CountedCall;
		expect(moved.atMs).toBe(HOUR_MS / 2);
		expect(await history.look(one, HOUR_MS)).toMatchObject({ freeAtMs: 1.5 * HOUR_MS });
	});

	it('forgets what no cap can ask for', async () => {
		const history = createMemoryHistory();
		await send(history, 0);
		await send(history, 10 * 24 * HOUR_MS);
		await history.prune(31 * 24 * HOUR_MS);
		const thirty = [cap('a', 1, 720), cap('a', 2, 10_000)];
		expect(await history.look([thirty[0]!], 31 * 24 * HOUR_MS)).not.toBeNull();
		expect(await history.look([thirty[1]!], 31 * 24 * HOUR_MS)).toBeNull();
		await history.prune(90 * 24 * HOUR_MS);
		expect(await history.look([thirty[0]!], 31 * 24 * HOUR_MS)).toBeNull();
	});

	it('forgets by itself after many calls', async () => {
		const pruned: number[] = [];
		const instants = {
			get: async () => undefined,
			add: async () => undefined,
			remove: async () => undefined,
			prune: async (beforeMs: number) => void pruned.push(beforeMs),
		};
		const history = createHistory(instants, createTurns());
		for (let call = 0; call < 2_000; call += 1) await send(history, call);
		expect(pruned.map((ms) => ms + 30 * 24 * HOUR_MS)).toEqual([999, 1_999]);
	});

	it('goes on after a store that failed', async () => {
		let broken = true;
		const turns = createTurns();
		const failing = turns(async () => {
			if (broken) throw new Error('no disk');
		});
		const after = turns(async () => 'went on');
		await expect(failing).rejects.toThrow('no disk');
		broken = false;
		expect(await after).toBe('went on');
	});
});

/** A store that answers late and in any order, as one on a network does. */
function slowHistory(delays: readonly number[]): CallHistory {
	const lists = new Map<string, number[]>();
	let asked = 0;
	const late = async () => {
		for (let turn = delays[asked++ % delays.length]!; turn > 0; turn -= 1) await Promise.resolve();
	};
	return createHistory(
		{
			get: async (key, nth) => (await late(), lists.get(key)?.at(-nth)),
			add: async (key, atMs) => (
				await late(),
				void lists.set(
					key,
					[...(lists.get(key) ?? []), atMs].sort((a, b) => a - b),
				)
			),
			remove: async () => late(),
			prune: async () => late(),
		},
		createTurns(),
	);
}

const steps = fc.array(
	fc.record({
		afterMs: fc.integer({ min: 0, max: 3 * HOUR_MS }),
		burst: fc.integer({ min: 1, max: 8 }),
		key: fc.constantFrom('a', 'b', 'c'),
	}),
	{ maxLength: 30 },
);

it('never lets more through than any cap allows in any window, however many ask at once', () =>
	fc.assert(
		fc.asyncProperty(
			steps,
			fc.integer({ min: 1, max: 4 }),
			fc.integer({ min: 1, max: 9 }),
			fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1 }),
			async (plan, perNumber, perAccount, delays) => {
				const history = slowHistory(delays);
				const sent: { key: string; atMs: number }[] = [];
				let nowMs = 0;
				for (const { afterMs, burst, key } of plan) {
					nowMs += afterMs;
					const caps = [cap(key, perNumber, 6), cap('account', perAccount, 2)];
					const answers = await Promise.all(
						Array.from({ length: burst }, () => history.reserve(caps, [key, 'account'], nowMs)),
					);
					for (const answer of answers) if (!isFull(answer)) sent.push({ key, atMs: nowMs });
				}
				const most = (calls: typeof sent, hours: number) =>
					Math.max(
						0,
						...calls.map(
							({ atMs }) =>
								calls.filter((other) => other.atMs >= atMs && other.atMs < atMs + hours * HOUR_MS)
									.length,
						),
					);
				for (const key of ['a', 'b', 'c'])
					expect(
						most(
							sent.filter((call) => call.key === key),
							6,
						),
					).toBeLessThanOrEqual(perNumber);
				expect(most(sent, 2)).toBeLessThanOrEqual(perAccount);
				if (plan.length > 0) expect(sent.length).toBeGreaterThan(0);
			},
		),
		{ numRuns: 150 },
	));

import {
	beginBatch,
	isBatchDone,
	nextWakeMs,
	outcomeOf,
	progressOf,
	savedBatch,
	sentenceOfProgress,
	stepBatch,
	triesPlan,
	type BatchState,
} from '../../../core';

const MINUTE = 60_000;
const plan = triesPlan({ maxCalls: 10, afterBusyMinutes: 1 }, 5 * MINUTE);
const rows = (count: number) =>
	Array.from({ length: count }, (_, at) => ({ reference: `order-2026-11-29-${at}` }));
const report = (reference: string, exit: 'busy' | 'answered', nowMs: number) =>
	({ type: 'report', reference, exit, nowMs }) as const;

describe('beginBatch', () => {
	it('lets rows that cannot be called go at once, and calls a reference once', () => {
		const ended = { exit: 'invalidNumber', reason: 'numberNotValid' } as const;
		const items = [{ reference: 'a', ended }, { reference: 'a' }, { reference: 'a' }];
		const { state, actions } = beginBatch(plan, items, 5);
		expect(actions.map((action) => [action.do, 'item' in action && action.item])).toEqual([
			['out', 0],
			['place', 1],
			['out', 2],
		]);
		expect(outcomeOf(state.items[0]!)).toMatchObject({ exit: 'invalidNumber' });
		expect(outcomeOf(state.items[2]!)).toMatchObject({ reason: 'alreadyCalled' });
		const next = stepBatch(plan, state, report('a', 'answered', 6));
		expect(next.actions).toEqual([{ do: 'out', item: 1 }]);
		expect(isBatchDone(next.state)).toBe(true);
	});

	it.each([
		['is too long for its tries', [{ reference: 'x'.repeat(194) }], 'at most 193'],
		['is a try of another item', [{ reference: 'a' }, { reference: 'a-try-2' }], 'item 1'],
	])('refuses a reference that %s', (_, items, said) => {
		expect(() => beginBatch(plan, items, 0)).toThrow(said);
	});
});

describe('stepBatch', () => {
	it('gives up one item and leaves the others', () => {
		let { state } = beginBatch(plan, rows(2), 0);
		for (const { reference } of rows(2))
			({ state } = stepBatch(plan, state, report(reference, 'busy', 1)));
		const { actions, state: next } = stepBatch(plan, state, { type: 'stop', nowMs: 2, item: 1 });
		expect(actions).toEqual([{ do: 'out', item: 1 }]);
		expect(nextWakeMs(next)).toBe(1 + MINUTE);
	});
});

describe('the state', () => {
	it('is plain JSON below a megabyte for 2,000 items, each at its tenth call', () => {
		let state: BatchState = beginBatch(plan, rows(2_000), 1_764_400_000_000).state;
		const items = state.items.map((item) => ({
			...item,
			attempt: 10,
			past: Array.from(
				{ length: 9 },
				() => ['busy', 1_764_400_000_000, 1_764_400_060_000] as const,
			),
		}));
		state = { ...state, items };
		const json = JSON.stringify(state);
		expect(Buffer.byteLength(json)).toBeLessThan(1_048_576);
		expect(savedBatch(JSON.parse(json))).toEqual(state);
	});

	it.each([null, 'text', {}, { v: 2, items: [] }, { v: 1 }])('is not read from %j', (value) => {
		expect(() => savedBatch(value)).toThrow('another version of Ringback');
	});
});

describe('progressOf', () => {
	const now = Date.UTC(2026, 10, 29, 7);
	const nine = now + 2 * 60 * MINUTE;

	it('says how far the batch is, what is held and how long the rest takes', () => {
		let { state } = beginBatch(plan, rows(6), now);
		for (const { reference } of rows(3))
			({ state } = stepBatch(plan, state, report(reference, 'answered', now + 3 * MINUTE)));
		const held = { type: 'held', untilMs: nine, reason: 'stopped', nowMs: now } as const;
		({ state } = stepBatch(plan, state, { ...held, reference: rows(6)[5]!.reference }));
		const progress = progressOf(state, now + 3 * MINUTE);
		expect(progress).toMatchObject({
			...{ items: 6, ended: 3, underWay: 2, held: 1, heldUntilMs: nine },
			...{ leftMs: 2 * MINUTE, exits: { answered: 3 } },
		});
		expect(sentenceOfProgress(progress, now, 'Europe/Madrid')).toBe(
			'3 of 6 ended, 1 held until 10:00, about 2 min',
		);
	});

	it('guesses nothing before a call has ended, and names another day', () => {
		let { state } = beginBatch(plan, rows(1), now);
		expect(sentenceOfProgress(progressOf(state, now), now, 'UTC')).toBe('0 of 1 ended');
		const untilMs = nine + 24 * 60 * MINUTE;
		const [{ reference }] = rows(1) as [{ reference: string }];
		const held = { type: 'held', reference, nowMs: now, untilMs, reason: 'stopped' } as const;
		({ state } = stepBatch(plan, state, held));
		expect(sentenceOfProgress(progressOf(state, now), now, 'UTC')).toBe(
			'0 of 1 ended, 1 held until Mon 30 Nov, 09:00',
		);
	});
});

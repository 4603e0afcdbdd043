import fc from 'fast-check';
import { REASONS } from '../../../core';
import { COUNTED_REASONS } from '../../../core/messages/sentences';
import { askRules } from '../../../core/rules/ask';
import { forecast, sentenceOfForecast, type ForecastCall } from '../../../core/rules/forecast';
import { createHistory, createMemoryHistory, createTurns } from '../../../core/rules/history';
import { numberKey } from '../../../core/rules/binding';
import { ruleSettings } from '../../../core/rules/settings';
import { utc } from './wall-clock';

const RATE = { requests: 2, perMs: 1_000 };
const NUMBERS = ['+4915123456789', '+13055550123', '+390236001122', '+61491570156', '+81312345678'];
const call = (to: string, raw: unknown = {}): ForecastCall => ({ to, settings: ruleSettings(raw) });

describe('forecast', () => {
	it('tells of each row what would come of it, and when all is done', async () => {
		const nowMs = utc('2026-06-10T18:59:59.000Z');
		const unasked = { refused: 'numberNotValid', sentence: 'Too short.' } as const;
		const list = [
			call(NUMBERS[0]!),
			call(NUMBERS[1]!, { doNotCall: [NUMBERS[1]] }),
			call(NUMBERS[1]!),
			unasked,
			// 21:00 comes before its turn
			...Array.from({ length: 3 }, () => call('+493055501230')),
			call('+81312345678'),
		];
		const { rows, ...sums } = await forecast(list, nowMs, RATE);
		expect(sums).toEqual({
			now: 2,
			held: 4,
			notCalled: { doNotCall: 1, numberNotValid: 1 },
			nowDoneAtMs: nowMs + 500,
			allDoneAtMs: utc('2026-06-11T06:00:01.000Z'),
		});
		expect(rows.map(({ outcome }) => outcome)).toEqual([
			'now',
			'notCalled',
			'now',
			'notCalled',
			'held',
			'held',
			'held',
			'held',
		]);
		expect(rows[4]).toMatchObject({
			heldUntilMs: utc('2026-06-11T06:00Z'),
			atMs: utc('2026-06-11T06:00Z'),
			reason: 'outsideCallingHours',
		});
		expect(rows[7]).toMatchObject({ heldUntilMs: utc('2026-06-10T23:00Z') });
	});

	it('is of nothing for an empty list', async () =>
		expect(await forecast([], 0, RATE)).toEqual({
			rows: [],
			now: 0,
			held: 0,
			notCalled: {},
			nowDoneAtMs: null,
			allDoneAtMs: null,
		}));

	it('counts what was called before, and leaves it as it is', async () => {
		const noon = utc('2026-06-10T12:00Z');
		const past = [noon - 2_000, noon - 1_000];
		const instants = {
			get: async (key: string, nth: number) =>
				key === numberKey(NUMBERS[0]!) ? past.at(-nth) : undefined,
			add: async () => void past.push(Infinity),
			remove: async () => undefined,
			prune: async () => undefined,
		};
		const list = [call(NUMBERS[0]!), call(NUMBERS[0]!)];
		const { now, notCalled } = await forecast(list, noon, RATE, instants);
		expect({ now, notCalled }).toEqual({ now: 1, notCalled: { calledTooOften: 1 } });
		expect(past).toHaveLength(2);
		expect(await createHistory(instants, createTurns()).look([], noon)).toBeNull();
	});
});

describe('sentenceOfForecast', () => {
	const nowMs = utc('2026-06-10T09:00Z');
	const NOTHING = {
		rows: [],
		now: 0,
		held: 0,
		notCalled: {},
		nowDoneAtMs: null,
		allDoneAtMs: null,
	};
	it.each([
		[
			{
				...NOTHING,
				now: 163,
				held: 21,
				notCalled: { doNotCall: 9, numberNotValid: 7 },
				nowDoneAtMs: utc('2026-06-10T09:42Z'),
				allDoneAtMs: utc('2026-06-11T06:10Z'),
			},
			'163 now, 21 held until their hours open, 9 on "Do Not Call", 7 not valid; done about 11:42, those held about Thursday 08:10.',
		],
		[NOTHING, '0 now.'],
		[
			{ ...NOTHING, held: 1, allDoneAtMs: utc('2026-06-17T06:00Z') },
			'0 now, 1 held until their hours open; those held about Wednesday 08:00.',
		],
	])('of %j', (sums, sentence) =>
		expect(sentenceOfForecast(sums, nowMs, 'Europe/Berlin')).toBe(sentence),
	);

	it('has words for every reason', () =>
		expect(Object.keys(COUNTED_REASONS)).toEqual(Object.keys(REASONS)));
});

/** The run itself: a clock that ticks, a queue that is looked through at each tick. */
async function run(list: readonly ForecastCall[], nowMs: number, tickMs: number) {
	const history = createMemoryHistory();
	const said: string[] = [];
	let queue: { at: number; since: number }[] = [];
	const gate = async (at: number, ms: number, moment: 'look' | 'send') =>
		(await askRules(list[at]!.settings, list[at]!, ms, { history }, { moment })).verdict;
	const object = (at: number, verdict: Awaited<ReturnType<typeof gate>>) => {
		if ('holdUntil' in verdict) queue.push({ at, since: verdict.holdUntil });
		if ('notCalled' in verdict) said[at] = verdict.notCalled;
	};
	for (const at of list.keys()) {
		const verdict = await gate(at, nowMs, 'look');
		if ('go' in verdict) queue.push({ at, since: nowMs });
		else object(at, verdict);
	}
	for (let ms = nowMs; queue.length > 0; ms += tickMs) {
		for (;;) {
			const ready = queue.filter(({ since }) => since <= ms);
			const [first] = ready.sort((one, other) => one.since - other.since);
			if (first === undefined) {
				// nothing happens until somebody is ready; the clock's ticks stay where they are
				const next = Math.min(...queue.map(({ since }) => since));
				if (next > ms && next < Infinity) ms = next - tickMs;
				break;
			}
			queue = queue.filter((each) => each !== first);
			const verdict = await gate(first.at, ms, 'send');
			if ('go' in verdict) {
				said[first.at] = `sent at ${ms}`;
				break;
			}
			object(first.at, verdict);
		}
	}
	return said;
}

it('says of every row what the run then does, at the time at which it does it', () =>
	fc.assert(
		fc.asyncProperty(
			fc.array(fc.constantFrom(...NUMBERS), { maxLength: 25 }),
			fc.integer({ min: 0, max: 2 * 86_400 }),
			fc.constantFrom(500, 60_000, 1_800_000),
			async (numbers, second, tickMs) => {
				const nowMs = utc('2026-10-24T00:00Z') + second * 1_000;
				const list = numbers.map((to, at) =>
					call(to, { maxCallsPerDay: 20, ...(at % 3 === 0 ? { outsideHours: 'notCalled' } : {}) }),
				);
				const { rows } = await forecast(list, nowMs, { requests: 1, perMs: tickMs });
				const told = rows.map((row) =>
					row.outcome === 'notCalled' ? row.reason : `sent at ${row.atMs}`,
				);
				expect(told).toEqual(await run(list, nowMs, tickMs));
			},
		),
		{ numRuns: 60 },
	));

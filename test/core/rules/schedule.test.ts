import fc from 'fast-check';
import { validatePhoneNumber } from '../../../core';
import { weekOfText } from '../../../core/rules/hours-text';
import { closedZone, intersection, nextOpening, type Schedule } from '../../../core/rules/schedule';
import { shownAt, utc } from './wall-clock';

const hours = (text: string, ...closedOn: string[]): Schedule => ({
	week: weekOfText(text),
	closedOn,
});
const DAY = hours('08:00-21:00');
const iso = (ms: number | null) => ms && new Date(ms).toISOString().slice(0, 16);
const next = (zones: string | string[], schedule: Schedule, at: string) =>
	iso(nextOpening([zones].flat(), schedule, utc(at)));
const zonesOf = (number: string) => [...validatePhoneNumber(number).timeZones];

describe('nextOpening', () => {
	it.each([
		['now, when it is open', 'Europe/Berlin', '2026-06-01T10:00Z', '2026-06-01T10:00'],
		['at the first minute', 'Europe/Berlin', '2026-06-01T06:00Z', '2026-06-01T06:00'],
		['not at the last', 'Europe/Berlin', '2026-06-01T19:00Z', '2026-06-02T06:00'],
		['at midnight', 'Europe/Berlin', '2026-05-31T22:00Z', '2026-06-01T06:00'],
		['an hour earlier by UTC', 'Europe/Berlin', '2026-03-28T21:00Z', '2026-03-29T06:00'],
		['an hour later by UTC', 'Europe/Berlin', '2026-10-24T20:00Z', '2026-10-25T07:00'],
		['over a change in America', 'America/New_York', '2026-03-08T03:00Z', '2026-03-08T12:00'],
		['by half an hour', 'Australia/Lord_Howe', '2026-04-04T12:00Z', '2026-04-04T21:30'],
		['where the day begins first', 'Pacific/Kiritimati', '2026-06-01T08:00Z', '2026-06-01T18:00'],
		['where it ends last', 'Pacific/Pago_Pago', '2026-06-01T08:30Z', '2026-06-01T19:00'],
	])('is %s', (_, zone, at, expected) => expect(next(zone, DAY, at)).toBe(expected));

	it('leaves out an hour that the clocks skip', () => {
		// 02:30 is not shown on this day: the clocks go from 02:00 to 03:00
		const night = hours('02:30-04:00');
		expect(next('Europe/Berlin', night, '2026-03-29T00:00Z')).toBe('2026-03-29T01:00');
		expect(next('Europe/Berlin', hours('02:15-02:45'), '2026-03-29T00:00Z')).toBe(
			'2026-03-30T00:15',
		);
	});

	it('opens twice in an hour that the clocks show twice', () => {
		const night = hours('02:00-02:30');
		expect(next('Europe/Berlin', night, '2026-10-25T00:00Z')).toBe('2026-10-25T00:00');
		expect(next('Europe/Berlin', night, '2026-10-25T00:30Z')).toBe('2026-10-25T01:00');
		expect(next('Europe/Berlin', night, '2026-10-25T01:30Z')).toBe('2026-10-26T01:00');
	});

	it('knows the days, and windows with a break', () => {
		const french = hours('Mon-Fri 10:00-13:00, 14:00-20:00', 'FR');
		expect(next('Europe/Paris', french, '2026-11-27T12:30Z')).toBe('2026-11-27T13:00');
		expect(next('Europe/Paris', french, '2026-11-27T19:00Z')).toBe('2026-11-30T09:00');
		// 25 December is a Friday
		expect(next('Europe/Paris', french, '2026-12-24T20:00Z')).toBe('2026-12-28T09:00');
	});

	it('goes by the date in the zone, not by UTC', () => {
		const weekdays = hours('Mon-Fri 08:00-21:00');
		// Sunday evening in UTC, Monday morning in Auckland; Friday evening in Honolulu
		expect(next('Pacific/Auckland', weekdays, '2026-06-07T21:00Z')).toBe('2026-06-07T21:00');
		expect(next('Pacific/Honolulu', weekdays, '2026-06-06T06:00Z')).toBe('2026-06-06T06:00');
	});

	it.each([
		['+18005550100', '2026-06-10T12:00Z', '2026-06-10T22:00'],
		['+18005550100', '2026-12-10T12:00Z', '2026-12-10T22:00'],
		['+78005553535', '2026-06-10T12:00Z', '2026-06-11T05:00'],
		['+61491570156', '2026-06-10T23:00Z', '2026-06-11T01:30'],
		['+5511961234567', '2026-06-10T03:00Z', '2026-06-10T11:00'],
	])('is when all zones of %s agree', (number, at, expected) => {
		const zones = zonesOf(number);
		expect(next(zones, DAY, at)).toBe(expected);
		for (const zone of zones) expect(shownAt(zone, utc(`${expected}Z`)).minutes).toBeLessThan(1260);
	});

	it('is never where no hour suits all', () => {
		const morning = hours('08:00-09:00');
		expect(next(['Europe/Berlin', 'America/New_York'], morning, '2026-06-10T00:00Z')).toBe(null);
		expect(
			next('Europe/Berlin', intersection([morning, hours('10:00-11:00')]), '2026-06-10T00:00Z'),
		).toBe(null);
	});
});

describe('closedZone', () => {
	it('names the zone that objects', () => {
		const zones = ['America/New_York', 'America/Los_Angeles'];
		expect(closedZone(zones, DAY, utc('2026-06-10T13:00Z'))).toBe('America/Los_Angeles');
		expect(closedZone(zones, DAY, utc('2026-06-10T16:00Z'))).toBeUndefined();
	});
});

describe('hours of any kind, in any zones, at any time', () => {
	const ZONES = [
		'Europe/Berlin',
		'America/Santiago',
		'Asia/Kathmandu',
		'Africa/Cairo',
		'Asia/Beirut',
	];
	const at = fc.integer({
		min: utc('2026-01-01T00:00Z') / 60_000,
		max: utc('2028-01-01T00:00Z') / 60_000,
	});
	const zones = fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 3 });
	const window = fc
		.tuple(fc.integer({ min: 0, max: 1430 }), fc.integer({ min: 10, max: 1440 }))
		.filter(([from, to]) => from < to);
	const open = (zone: string, [from, to]: readonly [number, number], ms: number) => {
		const { minutes } = shownAt(zone, ms);
		return minutes >= from && minutes < to;
	};

	it('open first at the minute that Intl finds by trying all', () =>
		fc.assert(
			fc.property(zones, window, at, (names, [from, to], minute) => {
				const schedule: Schedule = { week: Array(7).fill([[from, to]]), closedOn: [] };
				const found = nextOpening(names, schedule, minute * 60_000);
				const end = minute + 3 * 1440;
				let expected: number | null = null;
				for (let each = minute; each < end && expected === null; each += 1)
					if (names.every((zone) => open(zone, [from, to], each * 60_000)))
						expected = each * 60_000;
				if (expected === null) expect(found === null || found >= end * 60_000).toBe(true);
				else expect(iso(found)).toBe(iso(expected));
			}),
			{ numRuns: 60 },
		));
});

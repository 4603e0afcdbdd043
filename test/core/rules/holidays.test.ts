import { CALENDARS, HOLIDAYS } from '../../../core/rules/holidays.data';
import { holidaysOf, isHoliday } from '../../../core/rules/holidays';
import { HOLIDAYS_2026 } from './hours-judge';
import { PACKS } from '../../../core/rules/packs';

const dates = (calendar: string, year: number) =>
	[...holidaysOf(calendar, year)]
		.sort((one, other) => one - other)
		.map((day) => new Date(day * 86_400_000).toISOString().slice(5, 10));

// as printed in the calendars of the places
describe.each([
	...Object.entries(HOLIDAYS_2026).map(([calendar, days]) => [calendar, 2026, days] as const),
	['FR', 2027, '01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25'],
	// 1 January 2028 is a Saturday, and kept the day before
	[
		'US',
		2027,
		'01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31',
	],
	['AU', 2027, '01-01 01-26 03-26 03-29 04-25 12-25 12-26 12-27 12-28'],
	['AU', 2022, '01-01 01-03 01-26 04-15 04-18 04-25 12-25 12-26 12-27'],
] as [string, number, string][])('the holidays of %s in %s', (calendar, year, expected) => {
	it('are those of its calendar', () => expect(dates(calendar, year).join(' ')).toBe(expected));
});

it.each([
	[1961, '04-02'],
	[2000, '04-23'],
	[2008, '03-23'],
	[2011, '04-24'],
	[2024, '03-31'],
	[2025, '04-20'],
	[2038, '04-25'],
	[2285, '03-22'],
])('Easter of %s is on %s', (year, date) => {
	const monday = Date.parse(`${year}-${date}T00:00Z`) / 86_400_000 + 1;
	expect(isHoliday('FR', monday)).toBe(true);
});

it('every calendar has its source and its rules, and every rule a calendar that a pack asks', () => {
	const used = Object.values(PACKS).flatMap((rows) =>
		rows.flatMap((row) => (row.kind === 'holidays' ? [row.value] : [])),
	);
	expect([...new Set(HOLIDAYS.flatMap(({ calendars }) => calendars))].sort()).toEqual(
		Object.keys(CALENDARS).sort(),
	);
	expect([...new Set(used)].sort()).toEqual(Object.keys(CALENDARS).sort());
	for (const { source, read } of Object.values(CALENDARS)) {
		expect(source).toMatch(/\S{3}/);
		expect(read).toMatch(/^20\d\d-\d\d-\d\d$/);
	}
});

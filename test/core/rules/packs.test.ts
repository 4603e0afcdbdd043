import { isCountry } from '../../../core';
import { AREA_CODES_BY_STATE } from '../../../core/phone/us-area-codes.data';
import { usStateOf } from '../../../core/phone/us-state';
import { CALENDARS } from '../../../core/rules/holidays.data';
import { weekOfText } from '../../../core/rules/hours-text';
import { PACKS, packOf, rowsFor, versionOf } from '../../../core/rules/packs';

const ROWS = Object.entries(PACKS).flatMap(([pack, rows]) => rows.map((row) => ({ pack, row })));

describe('every row of a pack', () => {
	it.each(ROWS)('$row.country $row.region $row.kind ($row.purpose) is sound', ({ pack, row }) => {
		expect(row.country).toBe(pack);
		expect(isCountry(row.country)).toBe(true);
		expect(row.source.length).toBeGreaterThan(8);
		expect(row.read).toMatch(/^20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/);
		if (row.region !== null) expect(Object.keys(AREA_CODES_BY_STATE)).toContain(row.region);
		if (row.kind === 'hours') expect(weekOfText(row.value).flat().length).toBeGreaterThan(0);
		else if (row.kind === 'holidays') expect(Object.keys(CALENDARS)).toContain(row.value);
		else if (row.kind === 'calls') {
			expect(row.value.calls).toBeGreaterThan(0);
			// the history forgets what is older
			expect(row.value.perHours).toBeLessThanOrEqual(720);
		} else if (row.kind === 'callerSeries') expect(row.value).toMatch(/^\d+$/);
		else expect(row.value).toMatch(/^[A-Z].*\.$/);
	});

	it('stands there once', () => {
		const names = ROWS.map(({ row }) => [row.country, row.region, row.kind, row.purpose]);
		const asked = ROWS.filter(({ row }) => row.kind !== 'duty').length;
		const distinct = new Set(
			names.filter((_, at) => ROWS[at]!.row.kind !== 'duty').map((name) => name.join()),
		);
		expect(distinct.size).toBe(asked);
	});
});

describe('rowsFor', () => {
	const kinds = (region: string | null) =>
		rowsFor('US', region, 'marketing').map((row) => `${row.region ?? 'US'} ${row.kind}`);

	it('are those of the country and of the state', () => {
		expect(kinds('FL')).toEqual([
			'US hours',
			'US consent',
			'US duty',
			'US duty',
			'FL hours',
			'FL calls',
		]);
		expect(kinds('NY')).toEqual(['US hours', 'US consent', 'US duty', 'US duty']);
	});

	it('are those of all states where it may be any', () =>
		expect(kinds(null)).toEqual(expect.arrayContaining(['FL hours', 'UT holidays', 'WA hours'])));

	it('go by the purpose, and let an emergency be', () => {
		expect(rowsFor('CA', null, 'transactional').map(({ kind }) => kind)).toEqual(['hours', 'duty']);
		expect(rowsFor('FR', null, 'transactional')).toEqual([]);
		for (const pack of Object.keys(PACKS)) expect(rowsFor(pack, null, 'emergency')).toEqual([]);
	});
});

describe('packOf', () => {
	it.each([
		['US', 'US'],
		['PR', 'US'],
		['RE', 'FR'],
		['GG', undefined],
		['IT', undefined],
		['constructor', undefined],
		[null, undefined],
	])('%s is %s', (country, pack) => expect(packOf(country)).toBe(pack));

	it('has a version: the day of its newest row', () => expect(versionOf('US')).toBe('2026-11-29'));
});

describe('usStateOf', () => {
	it.each([
		['+13055550123', 'FL'],
		['+12065550123', 'WA'],
		['+12125550123', 'NY'],
		['+18005550123', null],
		['+14165550123', null],
		['+493055501230', null],
	])('of %s is %s', (number, state) => expect(usStateOf(number)).toBe(state));

	it('is one, whatever the area code', () => {
		const codes = Object.values(AREA_CODES_BY_STATE).flatMap((list) => list.split(' '));
		expect(new Set(codes).size).toBe(codes.length);
		expect(Object.keys(AREA_CODES_BY_STATE).length).toBe(51);
	});
});

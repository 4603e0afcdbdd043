import metadata from 'libphonenumber-js/metadata.max.json';
import { print } from '../../../core/phone/format';
import { planOf } from '../../../core/phone/plans';

describe('print', () => {
	it.each([
		['US', '4155550100', null, '(415) 555-0100', '+1 415 555 0100'],
		['US', '4155550100', '12', '(415) 555-0100 ext. 12', '+1 415 555 0100 ext. 12'],
		['GB', '2079460018', '12', '020 7946 0018 x12', '+44 20 7946 0018 x12'],
		['DE', '30123456', null, '030 123456', '+49 30 123456'],
		['DE', '3012345678', null, '030 12345678', '+49 30 12345678'],
		['AR', '91123456789', null, '011 15-2345-6789', '+54 9 11 2345 6789'],
		['AC', '40123', null, '40123', '+247 40123'],
	])('%s %s with extension %s', (country, number, extension, national, international) =>
		expect(print(planOf(country)!, number, extension)).toEqual({ national, international }),
	);

	it('can read every pattern of the metadata: groups of digits, of which one may grow', () => {
		const rows = [...Object.values(metadata.countries), ...Object.values(metadata.nonGeographic)];
		const patterns = rows
			.flatMap((row) => (row[4] || []) as [string][])
			.map(([pattern]) => pattern);
		expect(patterns.length).toBeGreaterThan(500);
		for (const pattern of patterns) {
			expect(pattern).toMatch(/^(?:\(\\d(?:\{\d+(?:,\d+)?\})?\))+$/);
			expect(pattern.split(',').length).toBeLessThanOrEqual(2);
		}
	});
});

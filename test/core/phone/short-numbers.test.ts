import metadata from 'libphonenumber-js/metadata.max.json';
import { isShortNumber } from '../../../core/phone/short-numbers';

describe('isShortNumber', () => {
	it.each([
		['112', null, true],
		['911', null, true],
		['112', 'NL', true],
		['144', 'CH', true],
		['144', 'NL', false],
		['144', null, false],
		['116117', 'DE', true],
		['612345678', 'NL', false],
		['toString', 'US', false],
		['112', 'toString', true],
	])('%s in %s: %s', (digits, country, short) =>
		expect(isShortNumber(digits, country)).toBe(short),
	);

	it('has to find numbers of fewer than four digits itself', () => {
		const lengths = Object.values(metadata.countries).flatMap((row) => row[3] as number[]);
		expect(Math.min(...lengths)).toBe(4);
	});
});

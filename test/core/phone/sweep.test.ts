import { validatePhoneNumber } from '../../../core';
import { EXAMPLES, sweepAbroad, sweepOwn } from '../../bench/phone-sweep';

/** Benin's old numbers and one of Zimbabwe's are in Google's examples, in no range of ours. */
const IN_NO_RANGE = EXAMPLES.filter(({ e164 }) => !validatePhoneNumber(e164).valid).length;

describe("Google's example numbers, written without a plus", () => {
	it('are ours to read, but for a handful', () => {
		expect(EXAMPLES.length).toBeGreaterThan(1_300);
		expect(IN_NO_RANGE).toBeLessThan(8);
	});

	it.each(Object.entries(sweepOwn(validatePhoneNumber)))(
		'never become another number of their country: %s',
		(_, { misread, examples, ambiguous, refused, asked }) => {
			expect(examples.filter((example) => example.includes(': +'))).toEqual([]);
			expect({ misread, refused }).toEqual({ misread: 0, refused: IN_NO_RANGE });
			expect(ambiguous / asked).toBeLessThan(0.011);
		},
	);

	it('never become another number when dialled with 00, whatever the default country dials', () => {
		const { asked, misread, byCountry, ambiguous } = sweepAbroad(validatePhoneNumber);
		expect(asked).toBeGreaterThan(100_000);
		expect({ misread, byCountry }).toEqual({ misread: 0, byCountry: {} });
		expect(ambiguous / asked).toBeLessThan(0.004);
	});
});

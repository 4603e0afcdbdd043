import { MASKED_SECRET, maskNumber, maskNumbersIn } from '../../../core';

describe('maskNumber', () => {
	it.each([
		['+14155550123', '+14…23'],
		['+447700900123', '+44…23'],
		['123456', '…'],
		['', '…'],
	])('shows %s as %s', (number, shown) => expect(maskNumber(number)).toBe(shown));
});

describe('maskNumbersIn', () => {
	it.each([
		['callee +14155550123 is unknown', 'callee +14…23 is unknown'],
		['+1 (415) 555-0123', '+14…23'],
		['from 07700 900 123 to 07700.900.124', 'from 077…23 to 077…24'],
		['order 1042 of 2026', 'order 1042 of 2026'],
		['', ''],
	])('turns %j into %j', (text, masked) => expect(maskNumbersIn(text)).toBe(masked));
});

describe('MASKED_SECRET', () => {
	it('tells nothing about the length or the characters of a secret', () => {
		expect(MASKED_SECRET).not.toMatch(/[\w]/);
	});
});

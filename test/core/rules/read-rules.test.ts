import { createRuleReader } from '../../../core';

describe('rules that are read for each call', () => {
	it('are checked once while they stay the same, given anew or not', () => {
		const read = createRuleReader();
		const rules = read({ doNotCall: ['+14155550123'] });
		expect(read({ doNotCall: ['+14155550123'] })).toBe(rules);
		const longer = read({ doNotCall: ['+14155550123', '+14155550124'] });
		expect(longer.doNotCall?.size).toBe(2);
	});

	it('are read by the country of the call', () => {
		const read = createRuleReader();
		const listed = (defaultCountry: string) => [
			...(read({ doNotCall: ['2079460018'] }, { defaultCountry }).doNotCall ?? []),
		];
		expect(listed('GB')).toEqual(['+442079460018']);
		expect(() => listed('')).toThrow(/Row 1 of "Do Not Call"/);
	});
});

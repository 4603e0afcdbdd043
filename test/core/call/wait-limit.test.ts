import { waitLimitMs } from '../../../core';

describe('waitLimitMs', () => {
	it.each([
		[0.1, 6_000],
		[1, 60_000],
		[2.5, 150_000],
		['5', 300_000],
		[' 0.5 ', 30_000],
		[10_080, 604_800_000],
	])('of %j minutes is %i', (minutes, ms) => expect(waitLimitMs(minutes)).toBe(ms));

	it.each([0, 0.09, -1, 10_081, NaN, Infinity, '', ' ', 'soon', undefined, null, [5], {}])(
		'refuses %j by naming the field and the range',
		(minutes) => {
			expect(() => waitLimitMs(minutes)).toThrow(
				expect.objectContaining({
					kind: 'invalidRequest',
					field: 'waitLimitMinutes',
					message: expect.stringMatching(/^"Wait Limit \(Minutes\)".* 0\.1 to 10080\.$/),
				}),
			);
		},
	);
});

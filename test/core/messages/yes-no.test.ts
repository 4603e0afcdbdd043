import { isVoiceError, readYesNo } from '../../../core';

const thrownBy = (run: () => unknown): unknown => {
	try {
		return run();
	} catch (error) {
		return error;
	}
};

describe('a switch that arrives as something else than true or false', () => {
	test.each([true, 'true', 'TRUE', ' True ', 'yes', 'Yes', 'y', 'on', 1, '1', 'ja', 'WAHR', 'oui'])(
		'is on when it says %p',
		(value) => expect(readYesNo('dryRun', value)).toBe(true),
	);

	test.each([false, 'false', 'FALSE', 'no', 'N', 'off', 0, '0', 'nein', 'FALSCH', 'non', 'faux'])(
		'is off when it says %p',
		(value) => expect(readYesNo('dryRun', value, true)).toBe(false),
	);

	test.each([
		['maybe'],
		[2],
		[-1],
		[''],
		['  '],
		[null],
		[NaN],
		[{}],
		[[]],
		[['true']],
		['${DRY}'],
	])('is refused by its name when it says %p', (value) => {
		const error = thrownBy(() => readYesNo('dryRun', value));
		expect(isVoiceError(error)).toBe(true);
		expect(error).toMatchObject({
			kind: 'invalidRequest',
			field: 'dryRun',
			message: '"Dry Run" has to be true or false.',
		});
	});

	test.each([true, false])('is %p when it was not given and that is its rule', (absent) => {
		expect(readYesNo('callOnce', undefined, absent)).toBe(absent);
	});
});

/** Why our answer may differ from libphonenumber-js/max: the rules we added on purpose. */
import type { PhoneNumber } from '../../core';

/** The three scripts whose digits libphonenumber-js and Google's library know, besides ASCII. */
const OTHER_DIGIT = /(?![0-9٠-٩۰-۹０-９])\p{Nd}/u;

/** In order: the first that fired is the one a difference is counted under. */
const RULES: Readonly<Record<string, (ours: PhoneNumber, text: string) => boolean>> = {
	'digits of every script count': (_, text) => OTHER_DIGIT.test(text),
	'a full-width plus is a plus': ({ repaired }) => repaired.includes('fullWidthPlus'),
	'several numbers are refused': ({ reason }) => reason === 'severalNumbers',
	'letters that are no label are refused': ({ reason }) => reason === 'letters',
	'short numbers are refused': ({ reason }) => reason === 'emergencyOrShort',
	'two equally likely numbers are refused': ({ reason }) =>
		reason?.startsWith('ambiguous') ?? false,
	'decimal places are no digits': ({ reason, repaired }) =>
		reason === 'decimalPoint' || repaired.includes('decimalZeros'),
	'a zero in brackets stands behind a calling code': (_, text) =>
		/[([（] *[0٠۰०０] *[)\]）]/.test(text),
	'a calling code without plus is weighed': ({ repaired }) => repaired.includes('missingPlus'),
	'00 counts in every country': ({ repaired }) => repaired.includes('internationalPrefix'),
	'no mobile range means fixed lines only': ({ country, type }) =>
		country === 'TA' && type === 'FIXED_LINE',
	'invisible characters are left out': ({ repaired }) => repaired.includes('invisibleCharacters'),
	'tel: links are read as RFC 3966 says': ({ repaired }) => repaired.includes('telLink'),
	'labels and words in brackets are left out': ({ repaired }) => repaired.includes('annotation'),
};

/** Undefined when no rule of ours explains a difference. */
export const ruleBehind = (ours: PhoneNumber, text: string): string | undefined =>
	Object.keys(RULES).find((rule) => RULES[rule]!(ours, text));

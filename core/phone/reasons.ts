import { inLanguages } from '../base/language';
import { REASONS_IN_FRENCH, REASONS_IN_GERMAN } from './reasons-elsewhere';

const ENGLISH = {
	empty: 'There is no number in the field; fill it in, or leave the row out.',
	notANumber: 'The text is not a phone number; enter digits, with a plus and the country code.',
	letters:
		'There are letters in or beside the number, and letters are never dialled as digits; enter the digits only.',
	severalNumbers: 'There are several numbers in one field; keep one, or split them into a list.',
	extensionOnly: 'There is only an extension; put the whole number in front of it.',
	scientificNotation:
		'A spreadsheet shortened the number (as in 1.23E+10) and lost digits; format the column as text and import it again.',
	decimalPoint:
		'A spreadsheet wrote the number with decimal places (as in 123.0); format the column as text and enter the digits only.',
	ambiguousCountryCode:
		'The first digits are the code of the default country or the start of a number inside it, and both numbers exist; write the number with a plus and the country code.',
	ambiguousPrefix:
		'The number exists with 00 as its international prefix, and also as the default country dials it; write it with a plus and the country code.',
	ambiguousZero:
		'The number exists both with and without the zero in brackets; write it with a plus and the country code, without brackets.',
	needsCountry:
		'The number has no country code; write it with a plus and the country code, or set a default country.',
	unknownDefaultCountry:
		'The default country is unknown; set two letters of ISO 3166-1, such as NL, or GB for the United Kingdom.',
	unknownCountryCode:
		'No country has the calling code after the plus or the international prefix; check the first digits.',
	tooShort: 'The number has too few digits for its country; check whether some were lost.',
	tooLong: 'The number has too many digits for its country; check whether some were typed twice.',
	notPossible: 'No number of its country has this many digits; check it where it came from.',
	notValidForCountry:
		'The length is right, but its country has no such numbers; check it where it came from.',
	emergencyOrShort:
		'This is an emergency or short number, which works inside one country only; enter a full phone number.',
} as const;

/**
 * Why a number is not valid: what happened and how to put it right. A closed list, because
 * workflows branch on the keys; the sentences never contain the number.
 */
export const PHONE_REASONS = inLanguages(ENGLISH, {
	de: REASONS_IN_GERMAN,
	fr: REASONS_IN_FRENCH,
});

export type PhoneReason = keyof typeof PHONE_REASONS;

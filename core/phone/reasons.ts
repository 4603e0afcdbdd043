/**
 * Why a number is not valid: what happened and how to put it right. A closed list, because
 * workflows branch on the keys; the sentences never contain the number.
 */
export const PHONE_REASONS = {
	empty: 'There is no number in the field; fill it in or leave the row out.',
	notANumber: 'The text is not a phone number; enter digits, with a plus and the country code.',
	tooShort: 'The number has too few digits for its country; check whether digits were lost.',
	tooLong: 'The number has too many digits for its country; check for digits typed twice.',
	unknownCountryCode:
		'The digits after the plus or the international prefix are no country code; check them.',
	letters:
		'There are letters between or beside the digits; they are never dialled as keypad digits: enter digits only.',
	notPossible: 'No number of its country has this many digits; check the number at its source.',
	notValidForCountry:
		'The length fits, but no such range is in use in its country; check the number at its source.',
	needsCountry: 'The number has no country code; write it with a plus, or set a default country.',
	extensionOnly: 'There is only an extension; add the number in front of it.',
	severalNumbers: 'There are several numbers in one field; keep one, or split them into a list.',
	scientificNotation:
		'A spreadsheet shortened the number to e-notation and lost digits; format the column as text and import it again.',
	emergencyOrShort:
		'This is an emergency or short number, which works inside one country only; enter a full number.',
	unknownDefaultCountry:
		'The default country is unknown; use a two-letter code of ISO 3166-1 such as NL.',
} as const satisfies Record<string, string>;

export type PhoneReason = keyof typeof PHONE_REASONS;

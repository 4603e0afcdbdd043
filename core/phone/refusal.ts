import { hasLength, type Reading } from './read';
import type { PhoneReason } from './reasons';
import { isShortNumber } from './short-numbers';

/** Why a reading is not a number to dial; null when it is. */
export function whyRefused(reading: Reading, digits: string): PhoneReason | null {
	const { plan, nationalNumber, type, by } = reading;
	// the few short numbers that are ranges of a plan too are meant when they stand alone
	const short = by === 'defaultCountry' ? digits : nationalNumber;
	if ((type === null || by === 'defaultCountry') && isShortNumber(short, reading.country))
		return 'emergencyOrShort';
	if (type !== null) return null;
	if (nationalNumber.length < plan.shortest) return 'tooShort';
	if (nationalNumber.length > plan.longest) return 'tooLong';
	return hasLength(nationalNumber, plan.lengths) ? 'notValidForCountry' : 'notPossible';
}

/** No country has shorter numbers. */
const FEWEST_DIGITS = 4;

/** Why digits belong to no numbering plan. */
export function whyUnread(digits: string, defaultIsUnknown: boolean): PhoneReason {
	if (digits[0] === '+') return 'unknownCountryCode';
	if (isShortNumber(digits, null)) return 'emergencyOrShort';
	if (digits.length < FEWEST_DIGITS) return 'tooShort';
	if (digits.startsWith('00')) return 'unknownCountryCode';
	return defaultIsUnknown ? 'unknownDefaultCountry' : 'needsCountry';
}

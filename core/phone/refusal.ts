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

/** Why digits belong to no numbering plan. */
export function whyUnread(digits: string, defaultIsUnknown: boolean): PhoneReason {
	if (digits[0] === '+' || digits.startsWith('00')) return 'unknownCountryCode';
	if (isShortNumber(digits, null)) return 'emergencyOrShort';
	return defaultIsUnknown ? 'unknownDefaultCountry' : 'needsCountry';
}

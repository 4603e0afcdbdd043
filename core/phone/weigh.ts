/**
 * Digits without a plus may be read in two ways. Where both give a number, the likelier one is
 * taken, and where neither is likelier the text is refused: a guess could call a stranger.
 */
import { readDigits, type Reading } from './read';

const PLUS = 43;
const ZERO = 48;

export type Ambiguity = 'ambiguousCountryCode' | 'ambiguousPrefix' | 'ambiguousZero';

/** Weighs the library's reading against the one that it does not try. */
export function weigh(reading: Reading | null, digits: string): Reading | Ambiguity | null {
	const first = digits.charCodeAt(0);
	if (first === PLUS) return reading;
	if (first === ZERO) return digits.charCodeAt(1) === ZERO ? weighPrefix(reading, digits) : reading;
	if (reading?.by !== 'defaultCountry' || !digits.startsWith(reading.plan.callingCode))
		return reading;
	// North America's prefix is its calling code
	if (digits === reading.plan.callingCode + reading.nationalNumber) return reading;
	const other = readDigits(`+${digits}`, null);
	if (!other?.type || isSame(reading, other)) return reading;
	if (!reading.type || (mayBeMobile(other) && reading.type === 'FIXED_LINE'))
		return { ...other, by: 'missingPlus' };
	return 'ambiguousCountryCode';
}

function weighPrefix(reading: Reading | null, digits: string): Reading | Ambiguity | null {
	// where the default country dials 00 too, it is read already
	if (reading?.by === 'internationalPrefix' && prefixOf(reading, digits) === 2) return reading;
	const other = withZeros(digits);
	if (!other) return reading;
	if (reading?.type) return !other.type || isSame(reading, other) ? reading : 'ambiguousPrefix';
	return other.type || reading?.by !== 'internationalPrefix' ? other : reading;
}

const prefixOf = ({ plan, written }: Reading, digits: string): number =>
	digits.length - plan.callingCode.length - written.length;

/**
 * `00` is the prefix of most of the world, so it counts also where there is no default country, or
 * one with another prefix.
 */
function withZeros(digits: string): Reading | null {
	const reading = readDigits(`+${digits.slice(2)}`, null);
	if (!reading) return null;
	const { written, nationalNumber, type } = reading;
	// Australia's 0011 would read as +1 and its national prefix
	const certain = written === nationalNumber || written === `0${nationalNumber}`;
	return { ...reading, by: 'internationalPrefix', type: certain ? type : null };
}

const mayBeMobile = ({ type }: Reading): boolean =>
	type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';

export const isSame = (one: Reading, other: Reading): boolean =>
	one.nationalNumber === other.nationalNumber && one.plan.callingCode === other.plan.callingCode;

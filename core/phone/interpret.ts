/** From the text as typed to a number of a numbering plan: first the text, then the digits. */
import { readBracketedZero } from './bracketed-zero';
import { clean, type Cleaned } from './clean';
import type { Plan } from './plans';
import { readDigits, type Reading } from './read';
import { weigh, type Ambiguity } from './weigh';

const ZERO = 48;

export interface Interpreted {
	readonly cleaned: Cleaned;
	/** Null when the text holds no digits of a known calling code, or when it is ambiguous. */
	readonly reading: Reading | null;
	/** Two numbers are equally likely; null otherwise. */
	readonly ambiguity: Ambiguity | null;
}

/** The likeliest reading of a text; its type tells whether it is a valid number. */
export function interpret(text: string, defaultPlan: Plan | null): Interpreted {
	const cleaned = clean(text, defaultPlan);
	if (cleaned.reason !== null) return { cleaned, reading: null, ambiguity: null };
	const { digits } = cleaned;
	const first = readDigits(digits, defaultPlan) ?? null;
	const found =
		(digits === text || hasNoZeroBehindCode(first)
			? null
			: readBracketedZero(text, digits, defaultPlan)) ?? weigh(first, digits);
	return typeof found === 'string'
		? { cleaned, reading: null, ambiguity: found }
		: { cleaned, reading: found, ambiguity: null };
}

/** Or one that is known to be no part of the number: nothing is left to weigh. */
const hasNoZeroBehindCode = (reading: Reading | null): boolean =>
	reading?.by === 'plus' &&
	(reading.written.charCodeAt(0) !== ZERO ||
		(reading.type !== null && reading.written.length > reading.nationalNumber.length));

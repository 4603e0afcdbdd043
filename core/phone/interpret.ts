/** From what somebody typed to a number of a numbering plan: first the text, then the digits. */
import { clean, type Cleaned } from './clean';
import type { Plan } from './plans';
import { readDigits, type Reading } from './read';

export interface Interpreted {
	readonly cleaned: Cleaned;
	/** Null when the text holds no digits of a known calling code. */
	readonly reading: Reading | null;
}

/** The likeliest reading of a text; its type tells whether it is a valid number. */
export function interpret(text: string, defaultPlan: Plan | null): Interpreted {
	const cleaned = clean(text, defaultPlan);
	if (cleaned.reason !== null) return { cleaned, reading: null };
	const reading = readDigits(cleaned.digits, defaultPlan) ?? null;
	if (reading?.type) return { cleaned, reading };
	const repairedReading =
		withoutBracketedZero(text, cleaned.digits) ?? abroad(cleaned.digits, reading);
	return { cleaned, reading: repairedReading ?? reading };
}

/** `+47 (0) 22…`: the library keeps this zero where a country knows no national prefix. */
function withoutBracketedZero(text: string, digits: string): Reading | null {
	const [, before] = /^(\D*\d{1,3}\D*)\(0\)/.exec(text) ?? [];
	if (before === undefined || digits[0] !== '+') return null;
	const zero = 1 + before.replace(/\D/g, '').length;
	const reading = readDigits(digits.slice(0, zero) + digits.slice(zero + 1), null);
	const certain = reading?.type && reading.written === reading.nationalNumber;
	return certain ? { ...reading, written: `0${reading.written}` } : null;
}

/**
 * `00` is the prefix of most of the world, so it counts also where there is no default country, or
 * one with another prefix; but after that country's own numbers, of which a few begin with it.
 */
function abroad(digits: string, asNational: Reading | null): Reading | null {
	if (!digits.startsWith('00') || asNational?.by === 'internationalPrefix') return null;
	const reading = readDigits(`+${digits.slice(2)}`, null);
	if (!reading) return null;
	const { written, nationalNumber, type } = reading;
	// Australia's 0011 would read as +1 and its national prefix
	const certain = written === nationalNumber || written === `0${nationalNumber}`;
	return { ...reading, by: 'internationalPrefix', type: certain ? type : null };
}

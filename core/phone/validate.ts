import { planOfCountry } from './country';
import { print } from './format';
import { interpret } from './interpret';
import { hasLength, type Reading } from './read';
import { whyRefused, whyUnread } from './refusal';
import { riskOf } from './risk';
import { timeZonesOf } from './time-zones';
import type { PhoneNumber, PhoneOptions, PhoneRepair } from './types';

/** What is said of a text that is no number; arrays are new each time, as hosts may change them. */
const unread = (known: Partial<PhoneNumber>): PhoneNumber => ({
	valid: false,
	e164: null,
	national: null,
	international: null,
	country: null,
	callingCode: null,
	type: null,
	possible: false,
	reason: null,
	repaired: [],
	timeZones: [],
	risk: null,
	extension: null,
	...known,
});

/**
 * Checks a phone number as people write it and says what is known about it. Never throws: what
 * is not valid has a `reason`, and `PHONE_REASONS` the sentence for it.
 *
 * @param text a string, or a number as JSON and spreadsheets hold it
 */
export function validatePhoneNumber(text: unknown, options: PhoneOptions = {}): PhoneNumber {
	const raw = textOf(text);
	if (raw === null) return unread({ reason: hasFraction(text) ? 'decimalPoint' : 'notANumber' });
	const country = textOf(options.defaultCountry) ?? '';
	const defaultPlan = planOfCountry(country) ?? null;

	const { cleaned, reading, ambiguity } = interpret(raw, defaultPlan);
	const { digits, extension } = cleaned;
	if (reading === null) {
		const possible = ambiguity !== null;
		const reason =
			ambiguity ??
			cleaned.reason ??
			whyUnread(digits, country.trim() !== '' && defaultPlan === null);
		const risk = reason === 'emergencyOrShort' ? reason : null;
		return unread({ reason, possible, repaired: [...cleaned.repaired], risk, extension });
	}
	const { plan, nationalNumber, type } = reading;
	const { callingCode } = plan;
	const reason = whyRefused(reading, digits);
	const valid = reason === null;
	const e164 = `+${callingCode}${nationalNumber}`;
	const printed = valid ? print(plan, nationalNumber, extension) : null;
	return {
		valid,
		e164: valid ? e164 : null,
		national: printed && printed.national,
		international: printed && printed.international,
		country: reading.country,
		callingCode,
		type,
		possible: hasLength(nationalNumber, plan.lengths),
		reason,
		repaired: repairsOf(cleaned.repaired, reading),
		timeZones: valid ? timeZonesOf(callingCode, nationalNumber, type).slice() : [],
		risk: reason === 'emergencyOrShort' ? reason : riskOf(e164, type),
		extension,
	};
}

function textOf(value: unknown): string | null {
	if (typeof value === 'string') return value;
	if (value === null || value === undefined) return '';
	const whole = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
	return whole || typeof value === 'bigint' ? String(value) : null;
}

const hasFraction = (value: unknown): boolean =>
	typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value);

function repairsOf(
	ofText: readonly PhoneRepair[],
	{ by, written, nationalNumber }: Reading,
): PhoneRepair[] {
	const repairs = ofText.slice();
	if (by === 'internationalPrefix' || by === 'missingPlus') repairs.push(by);
	if (written !== nationalNumber)
		repairs.push(written === `0${nationalNumber}` ? 'trunkZero' : 'trunkPrefix');
	return repairs;
}

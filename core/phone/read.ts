/**
 * Reads a number that is digits with or without a leading plus: which country, which national
 * number, which type. The rules are those of Google's PhoneNumberUtil as libphonenumber-js applies
 * them, and that library judges this file in a test over generated numbers.
 */
import { callingCodeOf, type CallingCode, type Plan } from './plans';
import type { PhoneType } from './types';

export interface Reading {
	/** Of the country found, or of the calling code's main country. */
	readonly plan: Plan;
	readonly country: string | null;
	/** Without calling code and national prefix. */
	readonly nationalNumber: string;
	/** Null when no range of the plan holds the number: it is not valid. */
	readonly type: PhoneType | null;
	/** How the calling code was found. */
	readonly by: 'plus' | 'internationalPrefix' | 'missingPlus' | 'defaultCountry';
	/** The national number as it was written, with any national prefix. */
	readonly written: string;
}

const PLUS = 43;
const ZERO = 48;
const LONGEST_CALLING_CODE = 3;

/** Undefined when the digits after a plus or an international prefix are no calling code. */
export function readDigits(digits: string, defaultPlan: Plan | null): Reading | undefined {
	if (digits.charCodeAt(0) === PLUS) return readInternational(digits, 1, 'plus');
	if (!defaultPlan) return undefined;

	const { callingCode, internationalPrefix } = defaultPlan;
	const start = internationalPrefix.exec(digits)?.[0].length ?? 0;
	// no calling code starts with a zero
	if (start > 0 && start < digits.length && digits.charCodeAt(start) !== ZERO)
		return readInternational(digits, start, 'internationalPrefix');
	const code = callingCodeOf(Number(callingCode))!;
	if (digits.startsWith(callingCode)) {
		const rest = digits.slice(callingCode.length);
		if (needsCallingCode(digits, rest, defaultPlan, code))
			return readNational(rest, code, null, 'missingPlus');
	}
	return readNational(digits, code, defaultPlan, 'defaultCountry');
}

/** Whether digits are a valid number. */
export const isNumber = (digits: string, defaultPlan: Plan | null): boolean =>
	Boolean(readDigits(digits, defaultPlan)?.type);

function readInternational(digits: string, start: number, by: Reading['by']) {
	let code = 0;
	const end = Math.min(digits.length, start + LONGEST_CALLING_CODE);
	for (let index = start; index < end; index += 1) {
		code = code * 10 + digits.charCodeAt(index) - ZERO;
		if (code === 0) return undefined;
		const found = callingCodeOf(code);
		if (found) return readNational(digits.slice(index + 1), found, null, by);
	}
	return undefined;
}

/** The default country yields to the one of its calling code whose ranges hold the number. */
function readNational(
	written: string,
	code: CallingCode,
	defaultPlan: Plan | null,
	by: Reading['by'],
): Reading {
	const first = defaultPlan ?? code.plans[0]!;
	const nationalNumber = withoutNationalPrefix(written, first, code);
	const exact = planFor(nationalNumber, code);
	const plan = exact ?? first;
	const country = (exact ?? defaultPlan)?.country ?? null;
	return { plan, country, nationalNumber, type: typeOf(nationalNumber, plan), by, written };
}

/** Digits without a plus that make sense only as calling code and number. */
function needsCallingCode(digits: string, rest: string, plan: Plan, code: CallingCode): boolean {
	const asNational = withoutNationalPrefix(digits, plan, code);
	if (asNational.length > plan.longest) return true;
	return (
		!plan.pattern.test(asNational) && plan.pattern.test(withoutNationalPrefix(rest, plan, code))
	);
}

/** A prefix stays where the number only makes sense with it, as in Russia's 800 numbers. */
function withoutNationalPrefix(number: string, plan: Plan, code: CallingCode): string {
	const { nationalPrefix, prefixReplacement, pattern } = plan;
	const prefix = nationalPrefix?.exec(number);
	if (!prefix) return number;
	const shorter =
		prefixReplacement && prefix.length > 1 && prefix.at(-1)
			? number.replace(nationalPrefix!, prefixReplacement)
			: number.slice(prefix[0].length);
	if (shorter === number || (pattern.test(number) && !pattern.test(shorter))) return number;
	const { longest, lengths } = planFor(shorter, code) ?? plan;
	return shorter.length > longest || hasLength(shorter, lengths) ? shorter : number;
}

/** Which of the countries behind a calling code a number belongs to. */
function planFor(nationalNumber: string, { plans, belongsToNoCountry }: CallingCode) {
	if (belongsToNoCountry) return undefined;
	if (plans.length === 1) return plans[0];
	for (const plan of plans) {
		const { leadingDigits } = plan;
		if (leadingDigits ? leadingDigits.test(nationalNumber) : typeOf(nationalNumber, plan))
			return plan;
	}
	return undefined;
}

function typeOf(nationalNumber: string, plan: Plan): PhoneType | null {
	if (!plan.pattern.test(nationalNumber)) return null;
	for (const { type, lengths, pattern } of plan.ranges)
		if (hasLength(nationalNumber, lengths) && pattern.test(nationalNumber))
			return type === 'FIXED_LINE' && mayBeMobile(nationalNumber, plan)
				? 'FIXED_LINE_OR_MOBILE'
				: type;
	return null;
}

function mayBeMobile(nationalNumber: string, { ranges, mobileIsFixed }: Plan): boolean {
	const mobile = ranges[1];
	if (mobile?.type !== 'MOBILE') return mobileIsFixed;
	return hasLength(nationalNumber, mobile.lengths) && mobile.pattern.test(nationalNumber);
}

/** Whether numbers of that many digits exist; bit n of `lengths` stands for n digits. */
export const hasLength = (nationalNumber: string, lengths: number): boolean =>
	nationalNumber.length < 32 && (lengths & (1 << nationalNumber.length)) !== 0;

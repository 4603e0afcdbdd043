/**
 * The zero in `+49 (0)30…` is for calls inside the country, so what stands in front of it is a
 * calling code, however it is written: `+49 (0)`, `0049 (0)`, `49 (0)`.
 */
import { toAscii } from './characters';
import { callingCodeOf, type Plan } from './plans';
import { readDigits, type Reading } from './read';
import { isSame, type Ambiguity } from './weigh';

/** An international prefix and a calling code with marks between them, then the zero. */
const LOOKS_LIKE_ONE = /[([\uff08\uff3b] *[^1-9 ]/;
const HEAD = /^(\D*\d.{0,14}?)[([] *0 *[)\]]/s;
const LONGEST_CALLING_CODE = 3;

/** Null when the text has no calling code with such a zero behind it. */
export function readBracketedZero(
	text: string,
	digits: string,
	defaultPlan: Plan | null,
): Reading | Ambiguity | null {
	if (!LOOKS_LIKE_ONE.test(text)) return null;
	const before = HEAD.exec(toAscii(text).text)?.[1];
	if (before === undefined) return null;
	const plus = digits[0] === '+' ? '+' : '';
	const head = plus + before.replace(/\D/g, '');
	if (!digits.startsWith(`${head}0`)) return null;
	const rest = digits.slice(head.length + 1);
	const readings = prefixesOf(head, defaultPlan).flatMap(([by, prefix]) => {
		const code = head.slice(prefix);
		return isCallingCode(code) ? readBoth(code, rest, by) : [];
	});
	const valid = readings.filter(({ type }) => type !== null);
	const [first = readings[0] ?? null, ...others] = valid;
	return others.every((other) => isSame(first!, other)) ? first : 'ambiguousZero';
}

/** How many digits in front of the calling code may be dialled before it. */
function prefixesOf(
	head: string,
	defaultPlan: Plan | null,
): readonly (readonly [Reading['by'], number])[] {
	if (head[0] === '+') return [['plus', 1]];
	if (head[0] !== '0' && head.length <= LONGEST_CALLING_CODE) return [['missingPlus', 0]];
	const dialled = defaultPlan?.internationalPrefix.exec(head)?.[0].length ?? 0;
	const lengths = new Set([
		...(head.startsWith('00') ? [2] : []),
		...(dialled > 0 ? [dialled] : []),
	]);
	return [...lengths].map((length) => ['internationalPrefix', length]);
}

const isCallingCode = (code: string): boolean =>
	/^[1-9]\d{0,2}$/.test(code) && callingCodeOf(Number(code)) !== null;

/**
 * With the zero, as in Italy, where it belongs to the number, and without it, as nearly everywhere.
 * Where a plan knows the zero as its prefix, both are the same.
 */
function readBoth(code: string, rest: string, by: Reading['by']): Reading[] {
	const kept = readDigits(`+${code}0${rest}`, null);
	if (kept && kept.written === `0${kept.nationalNumber}`) return [{ ...kept, by }];
	const left = readDigits(`+${code}${rest}`, null);
	const certain = left && left.written === left.nationalNumber;
	return [
		...(kept ? [{ ...kept, by }] : []),
		...(certain ? [{ ...left, by, written: `0${left.written}` }] : []),
	];
}

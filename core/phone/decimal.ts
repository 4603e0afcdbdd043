/**
 * A spreadsheet that holds phone numbers as numbers writes `436641234567.0`. Left out as a gap,
 * the dot would leave one digit too many, and the call would reach a stranger.
 */

/** Only a decimal number is written so: digits without any gap, no zero in front. */
const WHOLE_AS_DECIMAL = /^\+?[1-9]\d{6,}[.,]0{1,2}$/;
const DIGITS_AND_FRACTION = /^\+?[1-9]\d*\.\d{1,2}$/;
const ZEROS_BEHIND = /^[^.,]*[.,](0+)$/;
/** With so many digits in front, further zeros are decimal places rather than a group. */
const FEWEST_BEFORE_ZEROS = 7;

/** What a text says that may end in decimal places: the number in front, or null for neither. */
export type Decimal = { readonly whole: string } | 'unclear' | null;

/**
 * Dots between groups stay gaps (`0171.2345678`, `01.23.45.67.00`), and a comma with other digits
 * than zeros behind it stays an extension.
 *
 * @param text from its first digit or plus to its last digit
 */
export function decimalIn(text: string): Decimal {
	if (!mayBeDecimal(text)) return null;
	if (WHOLE_AS_DECIMAL.test(text)) return { whole: text.replace(/[.,]0+$/, '') };
	if (DIGITS_AND_FRACTION.test(text)) return 'unclear';
	const zeros = ZEROS_BEHIND.exec(text)?.[1];
	if (zeros === undefined) return null;
	const before = text.replace(/\D/g, '').length - zeros.length;
	return zeros.length <= 2 || before >= FEWEST_BEFORE_ZEROS ? 'unclear' : null;
}

const COMMA = 44;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const isMark = (code: number): boolean => code === DOT || code === COMMA;

/** A quick look, before the text is taken apart: a dot or comma in front of its last digits. */
export function mayBeDecimal(text: string): boolean {
	let last = text.length - 1;
	let code = text.charCodeAt(last);
	while (last > 1 && (code < ZERO || code > NINE)) code = text.charCodeAt((last -= 1));
	if (last < 2) return false;
	if (isMark(text.charCodeAt(last - 1)) || isMark(text.charCodeAt(last - 2))) return true;
	while (code === ZERO) code = text.charCodeAt((last -= 1));
	return isMark(code);
}

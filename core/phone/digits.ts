import { mayBeDecimal } from './decimal';
import type { Plan } from './plans';
import { isNumber } from './read';

const PLUS = 43;
const DOT = 46;
const SLASH = 47;
const ZERO = 48;
const NINE = 57;
/** Marks that mean nothing but a gap between digits, by character code. */
const IS_GAP = new Uint8Array(256);
for (const gap of '-./ ()\u00a0') IS_GAP[gap.charCodeAt(0)] = 1;

/**
 * The digits of a text that is one number and gaps, with a plus in front when one was written;
 * null for any other text, and unless `dotsAreGaps` for one whose dot may be a decimal point. Nine
 * texts of ten need no more than this one pass.
 */
export function plainDigits(
	text: string,
	defaultPlan: Plan | null,
	dotsAreGaps = true,
): string | null {
	let digits = '';
	let hasDot = false;
	let start = 0;
	for (let index = 0; index < text.length; index += 1) {
		const code = text.charCodeAt(index);
		if (code >= ZERO && code <= NINE) continue;
		if (code === PLUS && start === index && digits === '') continue;
		if (IS_GAP[code] !== 1) return null;
		if (code === DOT) hasDot = true;
		digits += text.slice(start, index);
		start = index + 1;
		// a slash behind a whole number announces another
		if (code === SLASH && isNumber(digits, defaultPlan)) return null;
	}
	if (hasDot && !dotsAreGaps && mayBeDecimal(text)) return null;
	digits = start === 0 ? text : digits + text.slice(start);
	return digits === '' || digits === '+' ? null : digits;
}

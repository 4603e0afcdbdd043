import type { Plan } from './plans';
import { isNumber } from './read';

/** What people put between two numbers; a line break counts, and so does the next number's plus. */
const BETWEEN = /[,;|&/\n+]|(?<!\p{L})(?:or|and|oder|und|ou|et|y|e|o|of|en)(?!\p{L})/giu;

/**
 * Whether a text holds a whole number and then more digits. The head must be a number by itself:
 * a slash also stands behind an area code.
 */
export function holdsSeveral(text: string, defaultPlan: Plan | null): boolean {
	for (const mark of text.matchAll(BETWEEN)) {
		if (!/\d/.test(text.slice(mark.index + mark[0].length))) break;
		if (isNumber(digitsOf(text.slice(0, mark.index)), defaultPlan)) return true;
	}
	return false;
}

export const digitsOf = (text: string): string => text.replace(/[^+\d]/g, '');

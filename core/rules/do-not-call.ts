/** Lists of numbers that are not called: of people who do not want to be, and of our own. */
import { isRecord, jsonOrUndefined } from '../base/json';
import { PHONE_REASONS, validatePhoneNumber } from '../phone';

/** Numbers in the form in which they are compared. */
export type NumberList = ReadonlySet<string>;

/** The first row that is no phone number; rows count from 1. */
export interface UnreadableRow {
	readonly row: number;
	readonly sentence: string;
}

/**
 * One line, one number: the mobiles of Argentina are written with a 9 behind the country code
 * and without it.
 */
export const comparable = (e164: string): string =>
	e164.startsWith('+549') ? `+54${e164.slice(4)}` : e164;

export const isListed = (list: NumberList, e164: string): boolean => list.has(comparable(e164));

const NUMBER_FIELDS = ['e164', 'number', 'phone', 'to'];

/**
 * The entries of a list as builders have them: an array of numbers, or of rows that name theirs
 * `e164`, `number`, `phone` or `to`; or text, as JSON or
 * with one number per line. Undefined when it is no list.
 */
export function entriesOf(value: unknown): readonly unknown[] | undefined {
	if (typeof value !== 'string') return Array.isArray(value) ? value : undefined;
	const parsed = value.trim().startsWith('[') ? jsonOrUndefined(value) : undefined;
	if (Array.isArray(parsed)) return parsed;
	return value.split(/[\n,;]/).filter((line) => line.trim() !== '');
}

/**
 * Reads a list. A row that is no number makes the whole list unreadable: left out in silence it
 * would get a call.
 * @param defaultCountry for numbers without a country code; empty: none
 */
export function readNumbers(
	entries: readonly unknown[],
	defaultCountry = '',
): NumberList | UnreadableRow {
	const numbers = new Set<string>();
	for (const [index, entry] of entries.entries()) {
		const { e164, reason } = validatePhoneNumber(numberIn(entry), { defaultCountry });
		if (e164 === null) return { row: index + 1, sentence: PHONE_REASONS[reason ?? 'notANumber'] };
		numbers.add(comparable(e164));
	}
	return numbers;
}

function numberIn(entry: unknown): unknown {
	if (!isRecord(entry)) return entry;
	const field = NUMBER_FIELDS.find((name) => Object.hasOwn(entry, name));
	// not text, and so never read as "no number given"
	return field === undefined ? entry : entry[field];
}

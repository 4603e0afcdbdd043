/**
 * What may stand in a field. A check answers with the catalogue key of the sentence that says
 * what is wrong, or null.
 */
import { isFieldName, isMemoryAddress, isSafeAddress } from '../../core/tables';
import { COUNTRIES } from './countries';

export type Check = (value: string) => string | null;

export const anything: Check = () => null;

export const filled =
	(sentence: string): Check =>
	(value) =>
		value.trim() === '' ? sentence : null;

export const numberBetween =
	(from: number, to: number, sentence: string): Check =>
	(value) =>
		value.trim() !== '' && Number(value) >= from && Number(value) <= to ? null : sentence;

export const wholeNumberBetween =
	(from: number, to: number, sentence: string): Check =>
	(value) =>
		Number.isInteger(Number(value)) ? numberBetween(from, to, sentence)(value) : sentence;

export const emptyOr =
	(check: Check): Check =>
	(value) =>
		value.trim() === '' ? null : check(value);

/** Text of a JSON object; null and lists are none. */
export const jsonObject =
	(sentence: string): Check =>
	(value) =>
		/^\s*\{/.test(value) ? null : sentence;

export const safeAddress =
	(sentence: string): Check =>
	(value) =>
		isSafeAddress(value.trim()) ? null : sentence;

export const fieldName =
	(sentence: string): Check =>
	(value) =>
		isFieldName(value) ? null : sentence;

export const memoryAddress =
	(sentence: string): Check =>
	(value) =>
		isMemoryAddress(value) ? null : sentence;

/** Digits of any script, enough of them for the shortest number there is; the node judges the rest. */
export const someDigits =
	(sentence: string): Check =>
	(value) =>
		/(\p{Nd}\P{Nd}*){3}/u.test(value) ? null : sentence;

/** A number to call from: written for people, but without words. */
export const callerNumber =
	(sentence: string): Check =>
	(value) =>
		/(\p{Nd}\P{Nd}*){5}/u.test(value) && !/\p{L}/u.test(value.replace(/^\s*tel:/i, ''))
			? null
			: sentence;

/** @param pattern of the whole text, without the space around it */
export const matching = (pattern: string, sentence: string): Check => {
	const shape = new RegExp(`^(?:${pattern})$`);
	return (value) => (shape.test(value.trim()) ? null : sentence);
};

/** Address that paths are put behind: a query or a fragment would come in between. */
export const withoutQuery =
	(sentence: string): Check =>
	(value) =>
		/[?#]/.test(value) ? sentence : null;

/** @param kept what stands for a stored secret, which the editor never sees */
export const longSecret =
	(least: number, kept: string, sentence: string): Check =>
	(value) =>
		value === kept || (value.length >= least && !/^(.)\1*$/s.test(value)) ? null : sentence;

/** The first sentence that any of the checks has to say. */
export const all =
	(...checks: readonly Check[]): Check =>
	(value) =>
		checks.map((check) => check(value)).find((found) => found !== null) ?? null;

export const oneOf =
	(values: readonly string[], sentence: string): Check =>
	(value) =>
		values.includes(value) ? null : sentence;

export const country =
	(sentence: string): Check =>
	(value) =>
		COUNTRIES.includes(value.trim().toUpperCase()) ? null : sentence;

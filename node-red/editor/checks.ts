/**
 * What may stand in a field. A check answers with the catalogue key of the sentence that says
 * what is wrong, or null.
 */
import { isSafeAddress } from './addresses';
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

export const numberAbove =
	(limit: number, sentence: string): Check =>
	(value) =>
		Number(value) > limit ? null : sentence;

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

/** Digits of any script, enough of them for the shortest number there is; the node judges the rest. */
export const someDigits =
	(sentence: string): Check =>
	(value) =>
		/(\p{Nd}\P{Nd}*){3}/u.test(value) ? null : sentence;

export const country =
	(sentence: string): Check =>
	(value) =>
		COUNTRIES.includes(value.trim().toUpperCase()) ? null : sentence;

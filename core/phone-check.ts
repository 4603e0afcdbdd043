/** "Validate E.164" without its host: which numbers of a record may be called, and why not. */
import { isRecord } from './json';
import { PHONE_REASONS, validatePhoneNumber, type PhoneNumber, type PhoneReason } from './phone';

export interface PhoneCheckOptions {
	/** `field`: one number; `fields`: several fields, the first number that may be called counts; `list`: a field with an array. */
	readonly source: 'field' | 'fields' | 'list';
	/** A path such as `customer.phone`. */
	readonly field: string;
	readonly fields: readonly string[];
	readonly defaultCountry: string;
	/** A path to a country code; wins over `defaultCountry` where it holds one. */
	readonly defaultCountryField: string;
	readonly output: 'newField' | 'replace';
	readonly outputField: string;
	/** Empty: any. */
	readonly acceptTypes: readonly string[];
	readonly acceptCountries: readonly string[];
	readonly refuseRisks: readonly string[];
	readonly removeDuplicates: boolean;
}

/** Why a number that is valid was not accepted all the same. */
export const CHECK_REASONS = {
	typeNotAccepted: 'The number is of a type that this node does not accept.',
	countryNotAccepted: 'The number is of a country that this node does not accept.',
	riskRefused: 'The number carries a risk that this node refuses.',
	duplicate: 'The same number came before in this run.',
} as const;
export type CheckReason = PhoneReason | keyof typeof CHECK_REASONS;

const SENTENCES: Readonly<Record<CheckReason, string>> = { ...PHONE_REASONS, ...CHECK_REASONS };

/** A number with the verdict of the node's own rules. */
export interface CheckedNumber extends Omit<PhoneNumber, 'reason'> {
	readonly field: string;
	/** As it was given: the result may stand where the text stood. */
	readonly input: unknown;
	readonly accepted: boolean;
	readonly reason: CheckReason | null;
	readonly sentence: string | null;
}

export interface PhoneCheck {
	/** At least one number may be called. */
	readonly valid: boolean;
	/** The number to call, or the first one refused. */
	readonly number: CheckedNumber;
	readonly all: readonly CheckedNumber[];
	/** What to write into the record: path → value. */
	readonly writes: ReadonlyArray<readonly [path: string, value: unknown]>;
}

/** @param seen numbers of this run so far, for `removeDuplicates`; accepted ones are added */
export function checkPhones(
	record: unknown,
	options: PhoneCheckOptions,
	seen: Set<string>,
): PhoneCheck {
	const country = countryOf(record, options);
	const all = textsOf(record, options).map(([field, text]) => {
		const number = validatePhoneNumber(text, { defaultCountry: country });
		const checked = { ...judge(number, options, seen), field, input: text };
		if (checked.accepted && checked.e164 !== null) seen.add(checked.e164);
		return checked;
	});
	const number = all.find(({ accepted }) => accepted) ?? all[0]!;
	return { valid: number.accepted, number, all, writes: writesOf(number, all, options) };
}

function judge(
	number: PhoneNumber,
	{ acceptTypes, acceptCountries, refuseRisks, removeDuplicates }: PhoneCheckOptions,
	seen: ReadonlySet<string>,
): Omit<CheckedNumber, 'field' | 'input'> {
	const refuses = (list: readonly string[], value: string | null) =>
		list.length > 0 && !list.includes(value ?? '');
	const why = (): CheckReason | null => {
		if (!number.valid) return number.reason;
		if (refuses(acceptTypes, number.type)) return 'typeNotAccepted';
		if (refuses(acceptCountries, number.country)) return 'countryNotAccepted';
		if (number.risk !== null && refuseRisks.includes(number.risk)) return 'riskRefused';
		return removeDuplicates && seen.has(number.e164 ?? '') ? 'duplicate' : null;
	};
	const reason = why();
	return {
		...number,
		accepted: number.valid && reason === null,
		reason,
		sentence: reason === null ? null : SENTENCES[reason],
	};
}

/** The numbers to check, each with the field it came from; never none, so that there is always a verdict. */
function textsOf(
	record: unknown,
	{ source, field, fields }: PhoneCheckOptions,
): Array<[string, unknown]> {
	if (source === 'fields' && fields.length > 0)
		return fields.map((name) => [name, valueAt(record, name)]);
	const value = valueAt(record, field);
	if (source !== 'list') return [[field, value]];
	const list = Array.isArray(value) ? value : [value];
	return list.length === 0 ? [[field, '']] : list.map((entry, at) => [`${field}[${at}]`, entry]);
}

function writesOf(
	number: CheckedNumber,
	all: readonly CheckedNumber[],
	{ source, field, output, outputField }: PhoneCheckOptions,
): Array<readonly [string, unknown]> {
	if (output === 'newField')
		return [
			[
				outputField || 'phone',
				source === 'field' ? number : source === 'list' ? all : { ...number, all },
			],
		];
	if (source === 'list')
		return number.accepted
			? [[field, all.filter(({ accepted }) => accepted).map(({ e164 }) => e164)]]
			: [];
	return all.filter(({ accepted }) => accepted).map(({ field: name, e164 }) => [name, e164]);
}

function countryOf(
	record: unknown,
	{ defaultCountry, defaultCountryField }: PhoneCheckOptions,
): string {
	const own = defaultCountryField === '' ? undefined : valueAt(record, defaultCountryField);
	return typeof own === 'string' && own.trim() !== '' ? own.trim() : defaultCountry;
}

/** The value at a path such as `customer.phones[0]`; undefined when there is none. */
export function valueAt(record: unknown, path: string): unknown {
	if (isRecord(record) && Object.hasOwn(record, path)) return record[path];
	let value: unknown = record;
	for (const part of path.split(/[.[\]]+/).filter(Boolean)) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
			return undefined;
		value = (value as Record<string, unknown>)[part];
	}
	return value;
}

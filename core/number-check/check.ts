/** "Validate E.164" without its host: which numbers of a record may be called, and why not. */
import { inLanguages } from '../base/language';
import { valueAt } from '../base/path';
import { PHONE_REASONS, validatePhoneNumber, type PhoneNumber, type PhoneReason } from '../phone';
import type { PhoneCheckOptions } from './options';

const ENGLISH = {
	unknownCountryInField:
		'The country that came with the number is unknown; write two letters of ISO 3166-1, such as NL, or GB for the United Kingdom.',
	typeNotAccepted: 'The number is of a type that this node does not accept.',
	countryNotAccepted: 'The number is of a country that this node does not accept.',
	riskRefused: 'The number carries a risk that this node refuses.',
	duplicate: 'The same number came before in this run.',
} as const;

const GERMAN = {
	unknownCountryInField:
		'Das Land, das mit der Nummer kam, ist unbekannt; zwei Buchstaben nach ISO 3166-1 schreiben, etwa NL oder GB für das Vereinigte Königreich.',
	typeNotAccepted: 'Nummern dieser Art lässt der Node nicht zu.',
	countryNotAccepted: 'Nummern dieses Landes lässt der Node nicht zu.',
	riskRefused: 'Die Nummer birgt ein Risiko, das der Node ablehnt.',
	duplicate: 'Dieselbe Nummer kam in diesem Durchlauf schon vor.',
};

const FRENCH = {
	unknownCountryInField:
		'Le pays venu avec le numéro est inconnu\u00a0; écrivez deux lettres de la norme ISO 3166-1, p. ex. NL, ou GB pour le Royaume-Uni.',
	typeNotAccepted: 'Le nœud n’accepte pas les numéros de ce type.',
	countryNotAccepted: 'Le nœud n’accepte pas les numéros de ce pays.',
	riskRefused: 'Le numéro présente un risque que le nœud refuse.',
	duplicate: 'Le même numéro est déjà venu dans cette exécution.',
};

/** Why a number was not accepted, where the number alone does not tell. */
export const CHECK_REASONS = inLanguages(ENGLISH, { de: GERMAN, fr: FRENCH });
export type CheckReason = PhoneReason | keyof typeof CHECK_REASONS;

const sentenceOf = (reason: CheckReason): string =>
	reason in CHECK_REASONS
		? CHECK_REASONS[reason as keyof typeof CHECK_REASONS]
		: PHONE_REASONS[reason as PhoneReason];

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

/** @param seen numbers of this run so far; `removeDuplicates` adds accepted ones */
export function checkPhones(
	record: unknown,
	options: PhoneCheckOptions,
	seen: Set<string>,
): PhoneCheck {
	const country = countryOf(record, options);
	const all = textsOf(record, options).map(([field, text]) => {
		const number = validatePhoneNumber(text, { defaultCountry: country });
		const reason = whyRefused(number, options, seen);
		if (reason === null && options.removeDuplicates) seen.add(number.e164!);
		return {
			...number,
			field,
			input: text,
			accepted: reason === null,
			reason,
			sentence: reason === null ? null : sentenceOf(reason),
		};
	});
	const number = all.find(({ accepted }) => accepted) ?? all[0]!;
	return { valid: number.accepted, number, all, writes: writesOf(number, all, options) };
}

function whyRefused(
	{ valid, reason, type, country, risk, e164 }: PhoneNumber,
	{ acceptTypes, acceptCountries, refuseRisks, removeDuplicates }: PhoneCheckOptions,
	seen: ReadonlySet<string>,
): CheckReason | null {
	// a default country of the settings is known, so this one came with the record
	if (reason === 'unknownDefaultCountry') return 'unknownCountryInField';
	if (!valid) return reason;
	if (isMissing(type, acceptTypes)) return 'typeNotAccepted';
	if (isMissing(country, acceptCountries)) return 'countryNotAccepted';
	if (risk !== null && refuseRisks.includes(risk)) return 'riskRefused';
	return removeDuplicates && e164 !== null && seen.has(e164) ? 'duplicate' : null;
}

const isMissing = (value: string | null, list: readonly string[]): boolean =>
	list.length > 0 && !list.includes(value ?? '');

/** The numbers to check, each with the field it came from; never none, so that there is always a verdict. */
function textsOf(
	record: unknown,
	{ source, field, fields }: PhoneCheckOptions,
): Array<[string, unknown]> {
	if (source === 'fields') return fields.map((name) => [name, valueAt(record, name)]);
	const value = valueAt(record, field);
	if (source !== 'list') return [[field, value]];
	const list = Array.isArray(value) ? value : [value];
	return list.length === 0 ? [[field, '']] : list.map((entry, at) => [`${field}[${at}]`, entry]);
}

function writesOf(
	number: CheckedNumber,
	all: readonly CheckedNumber[],
	options: PhoneCheckOptions,
): PhoneCheck['writes'] {
	const { source, output, outputField } = options;
	const verdict = source === 'field' ? number : source === 'list' ? all : { ...number, all };
	return [
		...(output === 'newField' ? [] : replacementsOf(all, options)),
		...(output === 'replace' ? [] : [[outputField, verdict] as const]),
	];
}

/** What may be called goes in place of what was given; what may not stays as it was. */
function replacementsOf(
	all: readonly CheckedNumber[],
	{ source, field }: PhoneCheckOptions,
): PhoneCheck['writes'] {
	const accepted = all.filter((number) => number.accepted);
	if (source !== 'list') return accepted.map(({ field: name, e164 }) => [name, e164]);
	return accepted.length === 0 ? [] : [[field, accepted.map(({ e164 }) => e164)]];
}

/** Empty: none. */
function countryOf(
	record: unknown,
	{ defaultCountry, defaultCountryField, countryOfRecord }: PhoneCheckOptions,
): string {
	const inField = defaultCountryField === '' ? undefined : valueAt(record, defaultCountryField);
	const candidates = [inField, countryOfRecord, defaultCountry];
	const given = candidates.find((code) => typeof code === 'string' && code.trim() !== '');
	return ((given as string | undefined) ?? '').trim();
}

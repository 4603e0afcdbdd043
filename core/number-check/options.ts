/** The settings of "Validate E.164", checked: a wrong one would send every number astray. */
import { z } from 'zod/v4';
import { check, oneOf, requiredText, say, text } from '../messages/fields';
import { MESSAGES, fault } from '../messages';
import { EXPECTED } from '../messages/expected';
import { PHONE_RISKS, PHONE_TYPES, isCountry } from '../phone';
import { yesOrNo } from '../messages/yes-no';

const path = (field: string) => text(field).default('');
const listOf = <Entry extends z.ZodType>(field: string, entry: Entry) =>
	z
		.array(
			entry,
			say(() => MESSAGES.wrongType(field, EXPECTED.list)),
		)
		.readonly()
		.default([]);
const COUNTRIES = {
	defaultCountry: EXPECTED.countryCode,
	acceptCountries: EXPECTED.countryCodes,
} as const;
const country = (field: keyof typeof COUNTRIES) =>
	text(field)
		.refine(
			isCountry,
			say(() => MESSAGES.wrongType(field, COUNTRIES[field])),
		)
		.transform((code) => code.toUpperCase());

const Settings = z.object({
	/** `field`: one number; `fields`: several fields, the first number that may be called counts; `list`: a field with an array. */
	source: oneOf('source', ['field', 'fields', 'list']).default('field'),
	/** A path such as `customer.phone`. */
	field: path('field'),
	fields: listOf('fields', requiredText('fields')),
	/** Empty: only numbers with their country code. */
	defaultCountry: z.union([z.literal(''), country('defaultCountry')]).default(''),
	/** A path to a country code; wins over `defaultCountry` where it holds one. */
	defaultCountryField: path('defaultCountryField'),
	/** Comes with the record, as what stands in `defaultCountryField`: a wrong one is no wrong setting. */
	countryOfRecord: z.unknown().optional(),
	/** `both`: the number replaced, and all that is known of it in `outputField`. */
	output: oneOf('output', ['newField', 'replace', 'both']).default('newField'),
	outputField: path('outputField').transform((name) => name || 'phone'),
	/** Empty: any. */
	acceptTypes: listOf('acceptTypes', oneOf('acceptTypes', PHONE_TYPES)),
	acceptCountries: listOf('acceptCountries', country('acceptCountries')),
	refuseRisks: listOf('refuseRisks', oneOf('refuseRisks', PHONE_RISKS)),
	removeDuplicates: z
		.preprocess(
			(given) => yesOrNo(given) ?? given,
			z.boolean(say(() => MESSAGES.wrongType('removeDuplicates', EXPECTED.trueOrFalse))),
		)
		.default(false),
});
export type PhoneCheckOptions = Readonly<z.infer<typeof Settings>>;

/** Settings as a host has them; throws a VoiceError that names the one to put right. */
export function phoneCheckOptions(raw: unknown): PhoneCheckOptions {
	const options = check(Settings, raw);
	const { source, field, fields, output, outputField } = options;
	const several = source === 'fields';
	if (several ? fields.length === 0 : field === '')
		throw fault(MESSAGES.missing(several ? 'fields' : 'field'));
	const replaced = several ? fields : [field];
	if (output === 'both' && replaced.some((name) => overlap(name, outputField)))
		throw fault(MESSAGES.wrongType('outputField', EXPECTED.anotherField));
	return options;
}

const overlap = (one: string, other: string): boolean =>
	one === other || isInside(one, other) || isInside(other, one);
const isInside = (inner: string, outer: string): boolean =>
	inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length));

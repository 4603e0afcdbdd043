/** The settings of "Trigger Voice Flow" that are the same for every provider, checked. */
import { z } from 'zod/v4';
import { optionalText, requiredText, say } from '../messages/fields';
import { isRecord, jsonOrUndefined, jsonTextOf, parseWithEveryKey, textOf } from '../base/json';
import { MESSAGES, fault } from '../messages';
import { yesOrNo } from '../messages/yes-no';
import { keySequences } from '../result/keys';
import { EXPECTED, UNITS } from '../messages/expected';
import type { Phrase, Told } from '../base/language';

/** Largest `context`, in bytes of JSON: it travels inside the address of the result. */
export const CONTEXT_LIMIT_BYTES = 1_024;
const LONGEST_REFERENCE = 200;
/** Calls per second; slower than one in 100 s is a schedule, not a rate. */
const RATES = { from: 0.01, to: 1_000 } as const;
/** A permit is held meanwhile: with a longer one an account would stand still. */
const TIMEOUT_SECONDS = { from: 0.1, to: 300 } as const;

const number = (field: string, expected: Told) =>
	z.number(say(() => MESSAGES.wrongType(field, expected)));
const within = (field: string, { from, to }: { from: number; to: number }, who: Phrase) => {
	const words = say(() => MESSAGES.outOfRange(field, from, to, who));
	return number(field, EXPECTED.number).min(from, words).max(to, words);
};

const keys = (field: string) => {
	const words = say(() => MESSAGES.wrongType(field, EXPECTED.keys));
	return z
		.unknown()
		.transform((typed) => keySequences(textOf(typed) ?? ''))
		.refine((read) => read !== null, words)
		.transform((read) => read ?? []);
};

const UNUSABLE_NAME = '__proto__';

export const CallSettings = z.looseObject({
	flowId: requiredText('flowId'),
	defaultCountry: optionalText('defaultCountry'),
	numberArgument: optionalText('numberArgument'),
	from: optionalText('from'),
	reference: requiredText('reference').max(
		LONGEST_REFERENCE,
		say(() => MESSAGES.tooLong('reference', LONGEST_REFERENCE, UNITS.characters)),
	),
	// zod's own record takes an object with a "constructor" for no object
	variables: z
		.custom<Record<string, unknown>>(
			isRecord,
			say(() => MESSAGES.variablesNotObject()),
		)
		// copying an object would lose it without a word
		.refine(
			(given) => !Object.hasOwn(given, UNUSABLE_NAME),
			say(() => MESSAGES.variableNameUnusable(UNUSABLE_NAME)),
		)
		.default({}),
	context: z.unknown(),
	ringSeconds: number('ringSeconds', EXPECTED.seconds).optional(),
	voicemail: optionalText('voicemail'),
	anonymous: z
		.preprocess(
			(given) => yesOrNo(given) ?? given,
			z.boolean(say(() => MESSAGES.wrongType('anonymous', EXPECTED.trueOrFalse))),
		)
		.optional(),
	optOutDigits: keys('optOutDigits').optional(),
	callsPerSecond: within('callsPerSecond', RATES, 'a node').optional(),
	timeoutSeconds: within('timeoutSeconds', TIMEOUT_SECONDS, 'a request').default(30),
});
export type CallSettings = z.infer<typeof CallSettings>;

/** Rows of name and value, as both hosts' forms give them, as one object. */
export function variablesOfRows(rows: unknown): Record<string, unknown> {
	const variables: Record<string, unknown> = Object.create(null);
	for (const row of Array.isArray(rows) ? rows : []) {
		const name = isRecord(row) ? textOf(row.name)?.trim() : undefined;
		if (name === undefined || name === '') {
			if (isRecord(row) && textOf(row.value) === undefined) continue;
			throw fault(MESSAGES.variableNameMissing());
		}
		if (name in variables) throw fault(MESSAGES.variableTwice(name));
		variables[name] = (row as Record<string, unknown>).value;
	}
	return { ...variables };
}

/** Variables typed as JSON, or given as an object already. Empty means none. */
export function variablesOfJson(value: unknown): Record<string, unknown> {
	if (value === undefined || value === null || value === '') return {};
	// a name that cannot be used is refused rather than dropped
	const given = typeof value === 'string' ? jsonOrUndefined(value, parseWithEveryKey) : value;
	if (!isRecord(given)) throw fault(MESSAGES.variablesNotObject());
	return given;
}

/** What the builder wants back: JSON text is read, anything else is taken as it is. */
export function contextOf(value: unknown): unknown {
	if (value === undefined || value === null || value === '') return null;
	const context = typeof value === 'string' ? jsonOrUndefined(value) : value;
	const json = jsonTextOf(context);
	if (json === undefined) throw fault(MESSAGES.contextNotJson());
	if (Buffer.byteLength(json) > CONTEXT_LIMIT_BYTES)
		throw fault(MESSAGES.contextTooBig(CONTEXT_LIMIT_BYTES));
	return context;
}

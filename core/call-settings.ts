/** The settings of "Trigger Voice Flow" that are the same for every provider, checked. */
import { z } from 'zod/v4';
import { optionalText, requiredText, say } from './fields';
import { isRecord, jsonOrUndefined, jsonTextOf, textOf } from './json';
import { MESSAGES, fault } from './messages';

/** Largest `context`, in bytes of JSON: it travels inside the address of the result. */
export const CONTEXT_LIMIT_BYTES = 1_024;
const LONGEST_REFERENCE = 200;
/** Calls per second; slower than one in 100 s is a schedule, not a rate. */
const SLOWEST_RATE = 0.01;
const FASTEST_RATE = 1_000;
/** A permit is held meanwhile: longer than this, an account would stand still. */
const LONGEST_TIMEOUT_SECONDS = 300;

const number = (field: string, expected: string) =>
	z.number(say(MESSAGES.wrongType(field, expected)));
export const CallSettings = z.looseObject({
	flowId: requiredText('flowId'),
	defaultCountry: optionalText('defaultCountry'),
	numberArgument: optionalText('numberArgument'),
	from: optionalText('from'),
	reference: requiredText('reference').max(
		LONGEST_REFERENCE,
		say(MESSAGES.tooLong('reference', LONGEST_REFERENCE, 'characters')),
	),
	variables: z.record(z.string(), z.unknown(), say(MESSAGES.variablesNotObject())).default({}),
	context: z.unknown(),
	ringSeconds: number('ringSeconds', 'a number of seconds').optional(),
	voicemail: optionalText('voicemail'),
	anonymous: z.boolean(say(MESSAGES.wrongType('anonymous', 'true or false'))).optional(),
	callsPerSecond: number('callsPerSecond', 'a number')
		.min(
			SLOWEST_RATE,
			say(MESSAGES.outOfRange('callsPerSecond', SLOWEST_RATE, FASTEST_RATE, 'a node')),
		)
		.max(
			FASTEST_RATE,
			say(MESSAGES.outOfRange('callsPerSecond', SLOWEST_RATE, FASTEST_RATE, 'a node')),
		)
		.optional(),
	timeoutSeconds: number('timeoutSeconds', 'a number of seconds')
		.min(1, say(MESSAGES.outOfRange('timeoutSeconds', 1, LONGEST_TIMEOUT_SECONDS, 'a request')))
		.max(
			LONGEST_TIMEOUT_SECONDS,
			say(MESSAGES.outOfRange('timeoutSeconds', 1, LONGEST_TIMEOUT_SECONDS, 'a request')),
		)
		.default(30),
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
	const given = typeof value === 'string' ? jsonOrUndefined(value) : value;
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

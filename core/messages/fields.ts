/** The building blocks of the providers' schemas: each says in our words what is wrong. */
import { z } from 'zod/v4';
import { type VoiceError } from '../base/errors';
import { isSafeAddress } from '../http/safe-address';
import { MESSAGES, fault } from '.';
import { EXPECTED } from './expected';
import type { Words } from './message';

/**
 * A zod issue carries one text; ours carries a whole message as JSON, so that schemas stay
 * tables and hints survive. The words are made when something is wrong, in the language of then.
 */
export const say = (words: () => Words) => ({ error: () => JSON.stringify(words()) });

const notText = (field: string) => ({
	error: ({ input }: { input?: unknown }) =>
		JSON.stringify(
			(input ?? undefined) === undefined
				? MESSAGES.missing(field)
				: MESSAGES.wrongType(field, EXPECTED.text),
		),
});

export const text = (field: string) => z.string(notText(field)).trim();

export const requiredText = (field: string) =>
	text(field).min(
		1,
		say(() => MESSAGES.missing(field)),
	);

/** Text, where empty means not given. */
export const optionalText = (field: string) =>
	text(field)
		.optional()
		.transform((value) => (value === '' ? undefined : value));

/** A whole number of seconds within the provider's range. */
export const seconds = (field: string, from: number, to: number, who: string) =>
	z
		.int(say(() => MESSAGES.wrongType(field, EXPECTED.wholeSeconds(from, to))))
		.min(
			from,
			say(() => MESSAGES.outOfRange(field, from, to, who)),
		)
		.max(
			to,
			say(() => MESSAGES.outOfRange(field, from, to, who)),
		);

export const oneOf = <const Values extends readonly [string, ...string[]]>(
	field: string,
	values: Values,
) =>
	z.enum(values, {
		error: ({ input }: { input?: unknown }) =>
			JSON.stringify(
				(input ?? '') === ''
					? MESSAGES.missing(field)
					: MESSAGES.wrongType(field, EXPECTED.oneOf(values)),
			),
	});

/** E.164: a plus sign, country code and number, at most 15 digits (ITU-T E.164, 6). Shape only. */
export const e164 = (field: string) =>
	text(field).regex(
		/^\+[1-9]\d{4,14}$/,
		say(() => MESSAGES.notE164(field)),
	);

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const safeText = (field: string) =>
	requiredText(field).refine(
		(value) => isSafeAddress(value),
		say(() => MESSAGES.addressNotSafe(field)),
	);
const orNothing = <Address extends z.ZodType>(address: Address) =>
	z.union([z.literal('').transform(() => undefined), address]).optional();

/** A whole address that credentials may be sent to: https, or http within one's own network. Ends without a slash. */
export const optionalAddress = (field: string) =>
	orNothing(safeText(field).transform((value) => value.replace(/#.*$/, '').replace(/\/+$/, '')));

/** An address that paths are put behind, as safe as any other, as `baseOf` gives it. */
export const baseAddress = (field: string) => safeText(field).transform(baseOf);
export const optionalBase = (field: string) => orNothing(baseAddress(field));

/**
 * The part of an address that paths can be put behind: without the slashes at its end, the query
 * and the fragment that come along when it is copied from a browser. What is no address stays.
 */
export function baseOf(typed: string): string {
	const bare = typed.trim().replace(/\/*([?#].*)?$/, '');
	if (!URL.canParse(bare)) return bare;
	const url = new URL(bare);
	url.pathname = url.pathname.replace(/\/{2,}/g, '/');
	return url.href.replace(/\/+$/, '');
}

/** True for addresses that only this machine can reach. */
export const isLoopback = (value: string): boolean =>
	URL.canParse(value) && LOOPBACK.test(new URL(value).hostname);

/** Checks a value; the first thing wrong with it becomes the error. */
export function check<Value>(schema: z.ZodType<Value>, value: unknown, provider?: string): Value {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	throw faultOfIssue(parsed.error.issues[0], provider);
}

function faultOfIssue(issue: z.core.$ZodIssue | undefined, provider?: string): VoiceError {
	const inner = issue?.code === 'invalid_union' ? issue.errors.flat().at(-1) : issue;
	const field = String(issue?.path[0] ?? 'settings');
	const message = inner?.message ?? '';
	return message.startsWith('[')
		? fault(JSON.parse(message), { provider })
		: fault(MESSAGES.wrongType(field, EXPECTED.anotherKind), { provider });
}

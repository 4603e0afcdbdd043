/** The body of a call, and how it is refused (jambonz-api-server, validateCreateCall; jambonz-feature-server, create-call). */
import { z } from 'zod/v4';
import { isE164 } from '../../calls/phone';
import type { Site } from '../../server/http';

type Fields = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Its refusals are JSON, but for those of its login and of a feature server. */
const WITHOUT_JSON: Readonly<Record<number, string>> = {
	401: 'Unauthorized',
	500: 'Internal Server Error',
};
export const refusal: Site['refusal'] = (status, msg) => ({
	status,
	body: WITHOUT_JSON[status] ?? { msg },
});

/** What the API server itself refuses, in its own words; undefined where it lets the call pass. */
export function refusedBefore(body: Fields): string | undefined {
	if (!body.from) return 'missing from parameter';
	const { to } = body;
	const isPhone = isObject(to) && to.type === 'phone' && typeof to.number === 'string';
	return isPhone ? undefined : `missing or invalid to property: ${JSON.stringify(to)}`;
}

/** What the feature server takes; whatever it refuses comes out as 500 without JSON. */
export const StartRequest = z.looseObject({
	application_sid: z.string().length(36),
	from: z.string().min(1).max(256),
	to: z.looseObject({ type: z.literal('phone'), number: z.string() }),
	tag: z.record(z.string(), z.unknown()).nullish(),
	timeout: z.number().int().nullish(),
	amd: z.looseObject({ actionHook: z.string().optional() }).nullish(),
});
export type StartRequest = z.infer<typeof StartRequest>;

/** How long a phone rings where the request does not say, in seconds. */
const RING_SECONDS = 60;
export const ringSecondsOf = ({ timeout }: StartRequest): number => timeout || RING_SECONDS;

/** SIP takes any text; here a phone has a number with a plus sign or without. */
export function numberOf({ to }: StartRequest): string {
	const withPlus = `+${to.number.replace(/^\+/, '')}`;
	return isE164(withPlus) ? withPlus : to.number;
}

/**
 * A tag as the server hands it on: texts are trimmed, addresses written out, and a null, which its
 * code stumbles over, becomes the text of an error.
 */
export function cleanTag(value: unknown): unknown {
	if (value === null) return 'Error: Cannot convert undefined or null to object';
	if (Array.isArray(value)) return value.map(cleanTag);
	if (isObject(value))
		return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, cleanTag(part)]));
	if (typeof value !== 'string') return value;
	const text = value.trim();
	return /^https?:\/\/\S+$/.test(text) && URL.canParse(text) ? new URL(text).href : text;
}

/**
 * The result token: a sealed note to ourselves that travels with a call and comes back with
 * its report. Providers sign nothing, so it is the proof that we placed the call; it carries
 * what is needed to deliver the result, so nothing has to be remembered; it is encrypted, so
 * it leaks no number.
 *
 * AES-256-GCM, key by HKDF-SHA256 from the account's secret. Layout, then base64url:
 * version (1 byte) · nonce (12) · tag (16) · JSON. The audience is bound in as additional
 * data: a token of one account is worth nothing at another with the same secret.
 */
import { EXPECTED } from '../messages/expected';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod/v4';
import { VoiceError } from '../base/errors';
import { jsonOrUndefined } from '../base/json';
import { MESSAGES, fault } from '../messages';
import { evidenceKey } from './evidence';
import { isEasyToGuess } from './secret-strength';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
/** Longer texts are refused before any work, in characters. */
const LONGEST_TOKEN = 4_096;
export const SHORTEST_SECRET = 16;
/** Longest address that every provider and proxy on the way takes, in characters. */
export const ADDRESS_LIMIT = 2_000;
/** The query parameter that carries the token. */
export const TOKEN_PARAMETER = 'rb';

/**
 * Which address a token is for: a waiting execution's own, one that hands reports on, or an
 * account's.
 */
export const WAYS = ['direct', 'relay', 'account'] as const;
export type Way = (typeof WAYS)[number];

const Claims = z.object({
	/** Unique per call: what duplicates are told by. */
	id: z.string().min(1),
	provider: z.string(),
	reference: z.string(),
	to: z.string(),
	/** ISO 8601, UTC. */
	placedAt: z.string(),
	/** Milliseconds since the Unix epoch. */
	expiresAt: z.number(),
	context: z.unknown(),
	/** Where to deliver: a node of this host, or an address of it. */
	deliver: z.record(z.string(), z.string()),
	/** Keys that mean that the person called wants no more calls; absent where none were named. */
	optOutKeys: z.array(z.string()).readonly().optional(),
	/** Absent in tokens that were sealed by earlier versions. */
	way: z.enum(WAYS).optional(),
});
/** What a result token says. */
export type ResultToken = z.infer<typeof Claims>;

/** The secrets of an account: the current one seals, both open. */
export interface TokenKeys {
	readonly audience: string;
	readonly current: Buffer;
	readonly previous?: Buffer;
	/** What evidence is sealed with; absent where no callback secret was chosen that could show it later. */
	evidence?(): Buffer;
}

/** Derives the keys once per account. With no secret, nothing can be sealed or opened: closed by default. */
export function tokenKeys(secret: unknown, previousSecret: unknown, audience: string): TokenKeys {
	if (typeof secret !== 'string' || secret === '') throw fault(MESSAGES.secretMissing());
	requireStrong(secret, 'callbackSecret');
	const previous = typeof previousSecret === 'string' && previousSecret !== '';
	// it opens tokens as well: one that is easy to guess would let in as many
	if (previous) requireStrong(previousSecret, 'previousCallbackSecret');
	let evidence: Buffer | undefined;
	return {
		audience,
		current: derive(secret),
		...(previous ? { previous: derive(previousSecret) } : {}),
		evidence: () => (evidence ??= evidenceKey(secret)),
	};
}

/**
 * Keys made of the secrets that an account has with its provider, for whoever chose no callback
 * secret. With none of these either, nothing can be sealed or opened.
 * @param instance what tells this host apart from others that use the same account
 */
export function keysOfAccount(
	secrets: readonly unknown[],
	instance: string,
	audience: string,
): TokenKeys {
	const known = secrets.filter((secret) => typeof secret === 'string' && secret !== '');
	if (known.length === 0) throw fault(MESSAGES.secretMissing());
	const key = hkdfSync('sha256', JSON.stringify(known), instance, 'result token of an account', 32);
	return { audience, current: Buffer.from(key) };
}

function requireStrong(secret: string, field: string): void {
	if (secret.length < SHORTEST_SECRET) throw fault(MESSAGES.secretTooShort(SHORTEST_SECRET, field));
	if (isEasyToGuess(secret)) throw fault(MESSAGES.secretEasyToGuess(field));
}

const derive = (secret: string) =>
	Buffer.from(hkdfSync('sha256', secret, 'ringback', 'result token', 32));

const additionalData = ({ audience }: TokenKeys) => Buffer.from(`${VERSION}:${audience}`);

/** A fresh, unguessable name for one call. */
export const newTokenId = (): string => randomBytes(9).toString('base64url');

export function sealToken(claims: ResultToken, keys: TokenKeys): string {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv('aes-256-gcm', keys.current, nonce);
	cipher.setAAD(additionalData(keys));
	const sealed = Buffer.concat([cipher.update(JSON.stringify(claims), 'utf8'), cipher.final()]);
	return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]).toString(
		'base64url',
	);
}

/**
 * What a token says. Throws `badToken` for anything that we did not seal and `expiredToken`
 * after its life; both mean 401. GCM compares the tag in constant time.
 */
export function openToken(token: unknown, keys: TokenKeys, now: number): ResultToken {
	const claims = opened(token, keys.current, keys) ?? opened(token, keys.previous, keys);
	if (claims === undefined)
		throw new VoiceError('badToken', 'The result token is missing or was not made here.');
	if (claims.expiresAt <= now)
		throw new VoiceError('expiredToken', 'The result token has expired.');
	return claims;
}

function opened(token: unknown, key: Buffer | undefined, keys: TokenKeys): ResultToken | undefined {
	if (key === undefined || typeof token !== 'string' || token.length > LONGEST_TOKEN)
		return undefined;
	const bytes = Buffer.from(token, 'base64url');
	if (bytes.length <= HEAD_BYTES || bytes[0] !== VERSION) return undefined;
	const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE_BYTES), {
		authTagLength: TAG_BYTES,
	});
	decipher.setAAD(additionalData(keys));
	decipher.setAuthTag(bytes.subarray(1 + NONCE_BYTES, HEAD_BYTES));
	try {
		const text = Buffer.concat([decipher.update(bytes.subarray(HEAD_BYTES)), decipher.final()]);
		return Claims.safeParse(jsonOrUndefined(text.toString('utf8'))).data;
	} catch {
		return undefined;
	}
}

/** The address with the token in its query. Throws when it would be too long to travel. */
export function resultAddress(base: string, token: string): { url: string; token: string } {
	if (!URL.canParse(base)) throw fault(MESSAGES.wrongType('resultUrl', EXPECTED.wholeAddress));
	const url = new URL(base);
	url.searchParams.set(TOKEN_PARAMETER, token);
	// a fragment is never sent, and what a provider appends would be lost in it
	url.hash = '';
	return { url: shortEnough(url.href), token };
}

/** The address, if every server on the way takes one of its length. */
export function shortEnough(url: string): string {
	if (url.length > ADDRESS_LIMIT) throw fault(MESSAGES.addressTooLong(ADDRESS_LIMIT));
	return url;
}

/** What one of our tokens looks like; a field of that name in another body does not. */
const LOOKS_LIKE_OURS = /^[\w-]{60,}$/;

/** A field named `token`, at any depth of a body, JSON or a form, that looks like one of ours. */
const IN_BODY = /(?:"token"\s{0,8}:\s{0,8}"|(?:^|&)token=)([\w-]{60,4096})(?=["&\s]|$)/g;
/** No report has more of them; opening one takes some microseconds. */
const MOST_IN_BODY = 4;

/**
 * What the token of a report says: that of the query, or that of a body field `token` where a flow
 * posts to a fixed address or the provider echoes what a call was started with. The body is
 * searched, and not yet parsed: until the token is known, anyone may have sent it. Throws as
 * `openToken` does.
 */
export function openReportToken(
	query: Readonly<Record<string, string>>,
	rawBody: string,
	keys: TokenKeys,
	now: number,
): { readonly token: string; readonly claims: ResultToken } {
	const inQuery = query[TOKEN_PARAMETER];
	if (inQuery !== undefined) return { token: inQuery, claims: openToken(inQuery, keys, now) };
	let found = 0;
	for (const [, token = ''] of rawBody.matchAll(IN_BODY)) {
		const claims = opened(token, keys.current, keys) ?? opened(token, keys.previous, keys);
		if (claims) return { token, claims: openToken(token, keys, now) };
		if (++found === MOST_IN_BODY) break;
	}
	return { token: '', claims: openToken(undefined, keys, now) };
}

/**
 * True when the report, once it is parsed, names another token than the one that was opened:
 * in the body beside that of the query, or in a place that only looked like the field.
 * @param inBody what stands where the provider puts our token
 */
export function contradicts(
	token: string,
	query: Readonly<Record<string, string>>,
	inBody: unknown,
): boolean {
	if (query[TOKEN_PARAMETER] === undefined) return inBody !== token;
	return typeof inBody === 'string' && LOOKS_LIKE_OURS.test(inBody) && inBody !== token;
}

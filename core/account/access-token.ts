/**
 * OAuth 2.0 client credentials (RFC 6749, 4.4), by HTTP Basic or by a signed assertion
 * (RFC 7523), as a pair of pure functions: one writes the request, one reads the answer.
 */
import { REFUSED } from '../messages/expected';
import { createPrivateKey, randomUUID, sign, type KeyObject } from 'node:crypto';
import { z } from 'zod/v4';
import { errorCode, type VoiceError } from '../base/errors';
import { isRecord, secondsOf, textOf } from '../base/json';
import { MESSAGES, fault } from '../messages';
import type { ClientAuthentication, Provider } from '../providers/contract';
import { retryAfterMs } from '../http/retry-after';
import { advised } from '../messages/message';
import type { HttpRequest, HttpResponse } from '../http/transport';
import { beyondPatience } from '../rate-limit/retry-policy';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ASSERTION_LIFE_SECONDS = 300;
/** Assumed where the answer does not say: short, because a dead token costs one more request only. */
const UNKNOWN_LIFE_SECONDS = 300;

export interface TokenQuestion {
	readonly tokenUrl: string;
	readonly scope: string;
	readonly client: ClientAuthentication;
}

export interface AccessToken {
	readonly value: string;
	readonly lifeSeconds: number;
	/** What it allows; undefined where the answer does not say. */
	readonly scopes?: readonly string[];
}

export function tokenRequest(
	{ tokenUrl, scope, client }: TokenQuestion,
	nowMs: number,
	timeoutMs: number,
): HttpRequest {
	const form: Record<string, string> = { grant_type: 'client_credentials', scope };
	const headers: Record<string, string> = {};
	if (client.kind === 'basic') {
		headers.authorization = `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')}`;
	} else {
		form.client_assertion_type = ASSERTION_TYPE;
		form.client_assertion = assertion(client, tokenUrl, nowMs);
	}
	return { method: 'POST', url: tokenUrl, headers, body: { form }, timeoutMs };
}

const TokenAnswer = z.object({
	access_token: z.custom<string>((token) => typeof token === 'string' && token !== ''),
	expires_in: z.unknown(),
	scope: z.string().optional().catch(undefined),
});

/** RFC 6749, 5.1 and 7.1: the word has no letter case, and no other kind of token is sent. */
export const isBearer = (type: unknown): boolean =>
	(type ?? undefined) === undefined || /^bearer$/i.test(textOf(type)?.trim() ?? '');

/** Whose answers are read: its name, and its own advice. */
export type Advisor = Pick<Provider, 'displayName' | 'hints'>;

export function readTokenAnswer(
	{ status, headers, body }: HttpResponse,
	provider: Advisor,
	nowMs: number,
): AccessToken {
	const answer = TokenAnswer.safeParse(body);
	const fields = isRecord(body) ? body : {};
	if (status < 200 || status >= 300) {
		const wait = retryAfterMs(headers, nowMs);
		throw tokenRefused(provider, { status, code: fields.error, retryAfterMs: wait });
	}
	if (!isBearer(fields.token_type))
		throw fault(MESSAGES.tokenNotBearer(provider.displayName), { status });
	if (!answer.success) throw tokenRefused(provider, { status, code: fields.error });
	const { access_token: value, expires_in: life, scope } = answer.data;
	return {
		value,
		// 0 and less are no life at all: the token is used until it is refused
		lifeSeconds: secondsOf(life) || UNKNOWN_LIFE_SECONDS,
		scopes: scope?.split(' ').filter((one) => one !== ''),
	};
}

export interface TokenRefusal {
	/** Absent where a host does not tell it. */
	readonly status?: number;
	/** As the answer has it, whatever it is: RFC 6749, 5.2 lists the words. */
	readonly code?: unknown;
	readonly retryAfterMs?: number;
}

/** What an answer without a token means; the flow was not asked for yet, so no call was placed. */
export function tokenRefused(
	{ displayName: name, hints }: Advisor,
	{ status, code, retryAfterMs: wait }: TokenRefusal,
): VoiceError {
	const words = () => {
		if (status === 429) return MESSAGES.rateLimited(name, beyondPatience(wait));
		if (status !== undefined && status >= 500) return MESSAGES.tokenUnavailable(name, status);
		if (code === 'invalid_scope') return MESSAGES.scopeRefused(name, status);
		if (status === 403) return MESSAGES.tokenForbidden(name);
		return status === undefined || status === 400 || status === 401
			? advised(MESSAGES.wrongCredentials(name, REFUSED.client, status), hints)
			: MESSAGES.tokenUnreadable(name, status);
	};
	return fault(words(), {
		status,
		providerCode: errorCode(textOf(code)),
		...(wait === undefined ? {} : { retryAfterMs: wait }),
	});
}

type SigningClient = Extract<ClientAuthentication, { kind: 'private-key-jwt' }>;

function assertion(
	{ clientId, keyId, privateKey }: SigningClient,
	audience: string,
	nowMs: number,
) {
	const key = readKey(privateKey);
	const alg = key.asymmetricKeyType === 'rsa' ? 'RS256' : 'ES256';
	const iat = Math.floor(nowMs / 1_000);
	const head = { alg, kid: keyId, typ: 'JWT' };
	const claims = {
		iss: clientId,
		sub: clientId,
		aud: audience,
		jti: randomUUID(),
		iat,
		exp: iat + ASSERTION_LIFE_SECONDS,
	};
	const signed = [head, claims].map((part) => base64url(JSON.stringify(part))).join('.');
	const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
	return `${signed}.${signature.toString('base64url')}`;
}

const base64url = (value: string) => Buffer.from(value).toString('base64url');

/** Talkdesk hands out PKCS#8 in base64 without the BEGIN and END lines; both forms are read. */
function readKey(text: string): KeyObject {
	const bare = text.replace(/-----[A-Z ]+-----|\s|\\n/g, '');
	const key = keyOrUndefined(Buffer.from(bare, 'base64'));
	// the two kinds that ES256 and RS256 sign with (RFC 7518, 3.1)
	const isP256 = key?.asymmetricKeyDetails?.namedCurve === 'prime256v1';
	if (key?.asymmetricKeyType !== 'rsa' && !isP256) throw fault(MESSAGES.privateKeyUnreadable());
	return key;
}

function keyOrUndefined(der: Buffer): KeyObject | undefined {
	try {
		return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
	} catch {
		return undefined;
	}
}

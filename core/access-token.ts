/**
 * OAuth 2.0 client credentials (RFC 6749, 4.4), by HTTP Basic or by a signed assertion
 * (RFC 7523), as a pair of pure functions: one writes the request, one reads the answer.
 */
import { createPrivateKey, randomUUID, sign, type KeyObject } from 'node:crypto';
import { z } from 'zod/v4';
import { errorCode } from './errors';
import { isRecord, textOf } from './json';
import { MESSAGES, fault } from './messages';
import type { ClientAuthentication } from './provider';
import { retryAfterMs } from './retry-after';
import type { HttpRequest, HttpResponse } from './transport';

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

// zod's own .min() and .positive() look at a value before they know that it is text or a number
const TokenAnswer = z.object({
	access_token: z.custom<string>((token) => typeof token === 'string' && token !== ''),
	expires_in: z.custom<number>((life) => typeof life === 'number' && life > 0).optional(),
	scope: z.string().optional().catch(undefined),
});

export function readTokenAnswer(
	{ status, headers, body }: HttpResponse,
	provider: string,
): AccessToken {
	const answer = TokenAnswer.safeParse(body);
	const details = {
		status,
		providerCode: isRecord(body) ? errorCode(textOf(body.error)) : undefined,
	};
	if (status === 400 || status === 401)
		throw fault(MESSAGES.wrongCredentials(provider, 'client id, secret or scope'), details);
	if (status === 429)
		throw fault(MESSAGES.rateLimited(provider), {
			...details,
			retryAfterMs: retryAfterMs(headers['retry-after']),
		});
	if (status >= 400 || !answer.success) throw fault(MESSAGES.tokenUnreadable(provider), details);
	return {
		value: answer.data.access_token,
		lifeSeconds: answer.data.expires_in ?? UNKNOWN_LIFE_SECONDS,
		scopes: answer.data.scope?.split(' ').filter((scope) => scope !== ''),
	};
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

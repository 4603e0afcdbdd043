/** private_key_jwt as in Talkdesk's "Signed JWT" pages; ES256 and RS256 are accepted. */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod/v4';
import { ACCOUNT, builtInKey } from './credentials';
import { describeIssues, jsonOrUndefined } from '../../base/parse';

const Header = z.looseObject({ alg: z.enum(['ES256', 'RS256']), kid: z.string().optional() });

/** Times in seconds since the Unix epoch. */
const Claims = z.looseObject({
	iss: z.string(),
	sub: z.string(),
	aud: z.union([z.string(), z.array(z.string())]),
	jti: z.string().min(1),
	exp: z.number(),
});

const part = (text: string): unknown =>
	jsonOrUndefined(Buffer.from(text, 'base64url').toString('utf8'));

function signedBy(key: KeyObject, alg: string, signed: string, signature: Buffer): boolean {
	if (key.asymmetricKeyType !== (alg === 'ES256' ? 'ec' : 'rsa')) return false;
	return verify('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

export interface AssertionChecker {
	/** Why the assertion is refused; undefined when it is good, which uses its jti up. */
	refuse(assertion: string, tokenUrl: string): string | undefined;
}

export function createAssertionChecker(
	nowMs: () => number,
	registeredKey: () => string,
): AssertionChecker {
	const builtIn = builtInKey().publicKey;
	/** jti → when it may be forgotten, in seconds since the Unix epoch. */
	const used = new Map<string, number>();

	/** The built-in key by its id; under any other id, the registered one. */
	function keyFor(kid: string | undefined): KeyObject | undefined {
		if (kid === ACCOUNT.keyId) return builtIn;
		return registeredKey() === '' ? undefined : createPublicKey(registeredKey());
	}

	return {
		refuse(assertion, tokenUrl) {
			const [head = '', body = '', signature = '', ...rest] = assertion.split('.');
			if (rest.length > 0 || signature === '') return 'client_assertion is not a signed JWT';
			const header = Header.safeParse(part(head));
			if (!header.success) return `client_assertion header: ${describeIssues(header.error)}`;
			const claims = Claims.safeParse(part(body));
			if (!claims.success) return `client_assertion claims: ${describeIssues(claims.error)}`;

			const key = keyFor(header.data.kid);
			if (!key) return 'client_assertion: no key with this kid';
			const bytes = Buffer.from(signature, 'base64url');
			if (!signedBy(key, header.data.alg, `${head}.${body}`, bytes))
				return 'client_assertion: the signature does not fit the key';

			const { iss, sub, aud, jti, exp } = claims.data;
			const { clientId } = ACCOUNT;
			if (iss !== clientId || sub !== clientId)
				return 'client_assertion: iss and sub must be the client id';
			if (![aud].flat().includes(tokenUrl)) return `client_assertion: aud must be ${tokenUrl}`;
			const nowSeconds = nowMs() / 1_000;
			if (exp <= nowSeconds) return 'client_assertion has expired';
			for (const [known, until] of used) if (until <= nowSeconds) used.delete(known);
			if (used.has(jti)) return 'client_assertion: this jti has been used';
			used.set(jti, exp);
			return undefined;
		},
	};
}

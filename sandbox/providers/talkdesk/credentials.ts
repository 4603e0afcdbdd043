import {
	createECDH,
	createHash,
	createPrivateKey,
	createPublicKey,
	type KeyObject,
} from 'node:crypto';

/** The account here. Printed at start: it opens nothing but the sandbox. */
export const ACCOUNT = {
	clientId: 'sandbox-client',
	clientSecret: 'sandbox-secret',
	keyId: 'sandbox-key-1',
	scopes: ['account:read', 'data-reports:read', 'data-reports:write', 'flows-interactions:start'],
} as const;

/**
 * The key pair of the built-in Talkdesk client (P-256, ES256). Derived from a fixed text instead
 * of stored: the same after every start, and no key file for a secret scanner to report.
 */
export function builtInKey(): { privateKey: KeyObject; publicKey: KeyObject } {
	const ecdh = createECDH('prime256v1');
	ecdh.setPrivateKey(createHash('sha256').update('ringback sandbox, talkdesk client').digest());
	const point = ecdh.getPublicKey();
	const jwk = {
		kty: 'EC',
		crv: 'P-256',
		x: point.subarray(1, 33).toString('base64url'),
		y: point.subarray(33).toString('base64url'),
		d: ecdh.getPrivateKey().toString('base64url'),
	};
	const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
	return { privateKey, publicKey: createPublicKey(privateKey) };
}

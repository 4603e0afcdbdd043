/** RFC 7523 as Talkdesk documents it, with keys made here. */
import { generateKeyPairSync, verify, type KeyObject } from 'node:crypto';
import { authenticated, check, providers, type HttpRequest } from '../../../core';
import { fakeClock, scriptedTransport } from '../../support/fakes';
import { ACCOUNTS, rejectionOf } from '../samples';

const TOKEN_URL = 'https://acme.talkdeskid.eu/oauth/token';
const FLOW: HttpRequest = { method: 'POST', url: 'https://x.example', headers: {}, timeoutMs: 1 };
const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const RSA = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const ED = generateKeyPairSync('ed25519');

const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const bare = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'der' }).toString('base64');

function setUp(privateKey: string, answers = 1) {
	const clock = fakeClock();
	const inner = scriptedTransport(
		...Array.from({ length: answers }, () => [
			{ body: { access_token: 't', expires_in: 600 } },
			{ status: 202 },
		]).flat(),
	);
	const account = check(providers.talkdesk.account, {
		...ACCOUNTS.talkdesk,
		region: 'eu',
		clientSecret: '',
		keyId: 'key-1',
		privateKey,
	});
	const transport = authenticated(providers.talkdesk, account, inner, clock);
	return { clock, inner, transport };
}

async function assertionOf(privateKey: string) {
	const { inner, transport } = setUp(privateKey);
	await transport(FLOW);
	const { body, headers } = inner.asked[0]!;
	const form = (body as { form: Record<string, string> }).form;
	const [head, claims, signature] = form.client_assertion!.split('.');
	const parsed = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
	return {
		form,
		headers,
		head: parsed(head!),
		claims: parsed(claims!),
		signed: Buffer.from(`${head}.${claims}`),
		signature: Buffer.from(signature!, 'base64url'),
	};
}

describe('authenticated, with a signed assertion', () => {
	it('asks for the token without a secret in the header', async () => {
		const { form, headers } = await assertionOf(pem(EC.privateKey));
		expect(headers).toEqual({});
		expect(form).toEqual({
			grant_type: 'client_credentials',
			scope: 'flows-interactions:start',
			client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
			client_assertion: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
		});
	});

	it('claims to be the client, to the token address, for five minutes', async () => {
		const { claims } = await assertionOf(pem(EC.privateKey));
		const iat = Date.UTC(2026, 0, 1) / 1_000;
		expect(claims).toEqual({
			iss: 'client-1',
			sub: 'client-1',
			aud: TOKEN_URL,
			jti: expect.stringMatching(/.{16,}/),
			iat,
			exp: iat + 300,
		});
	});

	it('never makes the same assertion twice', async () => {
		const ids = await Promise.all([1, 2, 3].map(() => assertionOf(pem(EC.privateKey))));
		expect(new Set(ids.map(({ claims }) => claims.jti)).size).toBe(3);
	});

	it.each([
		['EC', 'ES256', EC],
		['RSA', 'RS256', RSA],
	] as const)('signs with an %s key as %s', async (_type, alg, { privateKey, publicKey }) => {
		const { head, signed, signature } = await assertionOf(pem(privateKey));
		expect(head).toEqual({ alg, kid: 'key-1', typ: 'JWT' });
		// RFC 7518, 3.4: two numbers of 32 bytes, not the DER that OpenSSL writes
		if (alg === 'ES256') expect(signature).toHaveLength(64);
		const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
		expect(verify('sha256', signed, key, signature)).toBe(true);
		expect(verify('sha256', Buffer.concat([signed, Buffer.of(1)]), key, signature)).toBe(false);
	});

	it.each([
		['with BEGIN and END lines', pem(EC.privateKey)],
		['in bare base64, as Talkdesk hands it out', bare(EC.privateKey)],
		['in bare base64 with line breaks', bare(EC.privateKey).replace(/(.{40})/g, '$1\n')],
		[
			'with \\n in place of line breaks, as in .env files',
			pem(EC.privateKey).replaceAll('\n', '\\n'),
		],
		['with Windows line breaks', pem(EC.privateKey).replaceAll('\n', '\r\n')],
		['with blanks around it', `  ${bare(EC.privateKey)}\n`],
		['of type RSA, bare', bare(RSA.privateKey)],
	])('reads a key %s', async (_what, text) => {
		const { signed, signature, head } = await assertionOf(text);
		const publicKey = head.alg === 'RS256' ? RSA.publicKey : EC.publicKey;
		const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
		expect(verify('sha256', signed, key, signature)).toBe(true);
	});

	it.each([
		['text', 'not a key'],
		['a public key', EC.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
		['half a key', bare(EC.privateKey).slice(0, 60)],
		['a key of a kind that signs otherwise', pem(ED.privateKey)],
		[
			'a key on a curve that ES256 does not know',
			pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey),
		],
	])('refuses %s by the name of the field, and does not repeat it', async (_what, privateKey) => {
		const { transport, inner } = setUp(privateKey);
		const error = await rejectionOf(transport(FLOW));
		expect(error).toMatchObject({ kind: 'notConfigured', field: 'privateKey', dialled: 'no' });
		expect(JSON.stringify(error)).not.toContain(privateKey.slice(0, 20));
		expect(inner.asked).toHaveLength(0);
	});
});

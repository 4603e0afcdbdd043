import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Sandbox } from '../../../../sandbox/index';
import { instantClock } from '../../clocks';
import { ask, askToken, control, openSandbox } from '../../support';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function signedJwt(header: object, claims: object, key: KeyObject | string): string {
	const text = `${encode(header)}.${encode(claims)}`;
	const signer = typeof key === 'string' ? createPrivateKey(key) : key;
	const signature = sign('sha256', Buffer.from(text), { key: signer, dsaEncoding: 'ieee-p1363' });
	return `${text}.${signature.toString('base64url')}`;
}

const withAssertion = (sandbox: Sandbox, assertion: string) =>
	askToken(
		sandbox,
		{
			grant_type: 'client_credentials',
			client_assertion_type: ASSERTION_TYPE,
			client_assertion: assertion,
		},
		{},
	);

/** Everything right; a test puts one thing wrong. */
async function assertionParts(sandbox: Sandbox) {
	const { body } = await control(sandbox, 'GET', '/about');
	const { privateKey, keyId } = body.credentials.talkdesk;
	const nowSeconds = Date.UTC(2026, 0, 1) / 1_000;
	return {
		privateKey: privateKey as string,
		header: { alg: 'ES256', typ: 'JWT', kid: keyId },
		claims: {
			iss: 'sandbox-client',
			sub: 'sandbox-client',
			aud: `${sandbox.baseUrls.talkdesk}/oauth/token`,
			jti: 'once',
			iat: nowSeconds,
			exp: nowSeconds + 300,
		},
	};
}

describe('the token endpoint', () => {
	it('grants a bearer token with its life and all scopes when none is asked for', async () => {
		const { status, body } = await askToken(await openSandbox());
		expect(status).toBe(200);
		expect(body).toEqual({
			access_token: expect.any(String),
			token_type: 'Bearer',
			expires_in: 600,
			scope: 'account:read data-reports:read data-reports:write flows-interactions:start',
		});
	});

	it('grants only what was asked for', async () => {
		const form = { grant_type: 'client_credentials', scope: 'flows-interactions:start' };
		const { body } = await askToken(await openSandbox(), form);
		expect(body.scope).toBe('flows-interactions:start');
	});

	const basic = (text: string) => ({
		authorization: `Basic ${Buffer.from(text).toString('base64')}`,
	});
	const good = basic('sandbox-client:sandbox-secret');
	const grant = { grant_type: 'client_credentials' };
	it.each([
		{
			given: 'a wrong secret',
			form: grant,
			headers: basic('sandbox-client:no'),
			status: 401,
			error: 'invalid_client',
		},
		{ given: 'no client', form: grant, headers: {}, status: 401, error: 'invalid_client' },
		{
			given: 'the secret in the body',
			form: { ...grant, client_id: 'sandbox-client', client_secret: 'sandbox-secret' },
			headers: {},
			status: 401,
			error: 'invalid_client',
		},
		{ given: 'no grant type', form: {}, headers: good, status: 400, error: 'invalid_request' },
		{
			given: 'another grant type',
			form: { grant_type: 'password' },
			headers: good,
			status: 400,
			error: 'unsupported_grant_type',
		},
		{
			given: 'a scope it does not have',
			form: { ...grant, scope: 'calls:all' },
			headers: good,
			status: 400,
			error: 'invalid_scope',
		},
		{
			given: 'two ways to authenticate',
			form: { ...grant, client_assertion: 'x' },
			headers: good,
			status: 400,
			error: 'invalid_request',
		},
		{
			given: 'an unknown assertion type',
			form: { ...grant, client_assertion: 'x', client_assertion_type: 'y' },
			headers: {},
			status: 400,
			error: 'invalid_request',
		},
	])('answers $status $error to $given', async ({ form, headers, status, error }) => {
		const answer = await askToken(
			await openSandbox(),
			form as Record<string, string>,
			headers as Record<string, string>,
		);
		expect(answer).toMatchObject({
			status,
			body: { error, error_description: expect.any(String) },
		});
	});

	it('answers 400 to a body that is no form', async () => {
		const sandbox = await openSandbox();
		const { status, body } = await ask(`${sandbox.baseUrls.talkdesk}/oauth/token`, {
			method: 'POST',
			headers: { ...good, 'content-type': 'application/json' },
			body: '{"grant_type":"client_credentials"}',
		});
		expect([status, body.error]).toEqual([400, 'invalid_request']);
	});
});

describe('private_key_jwt', () => {
	const open = () => openSandbox({ clock: instantClock() });

	it('grants a token for an assertion signed with the built-in key', async () => {
		const sandbox = await open();
		const { header, claims, privateKey } = await assertionParts(sandbox);
		const { status, body } = await withAssertion(sandbox, signedJwt(header, claims, privateKey));
		expect([status, body.token_type]).toEqual([200, 'Bearer']);
	});

	it('refuses the same assertion a second time', async () => {
		const sandbox = await open();
		const { header, claims, privateKey } = await assertionParts(sandbox);
		const assertion = signedJwt(header, claims, privateKey);
		await withAssertion(sandbox, assertion);
		const { status, body } = await withAssertion(sandbox, assertion);
		expect([status, body.error]).toEqual([401, 'invalid_client']);
		expect(body.error_description).toContain('jti');
	});

	it.each([
		{ wrong: 'iss', header: {}, claims: { iss: 'somebody' }, says: 'iss' },
		{ wrong: 'sub', header: {}, claims: { sub: 'somebody' }, says: 'sub' },
		{ wrong: 'aud', header: {}, claims: { aud: 'https://elsewhere.example/token' }, says: 'aud' },
		{
			wrong: 'exp in the past',
			header: {},
			claims: { exp: Date.UTC(2025, 11, 31) / 1_000 },
			says: 'expired',
		},
		{ wrong: 'no jti', header: {}, claims: { jti: undefined }, says: 'jti' },
		{ wrong: 'no signature algorithm', header: { alg: 'none' }, claims: {}, says: 'alg' },
		{
			wrong: 'an algorithm of another key type',
			header: { alg: 'RS256' },
			claims: {},
			says: 'signature',
		},
		{ wrong: 'an unknown key id', header: { kid: 'other' }, claims: {}, says: 'kid' },
	])('answers 401 to $wrong', async ({ header, claims, says }) => {
		const sandbox = await open();
		const parts = await assertionParts(sandbox);
		const assertion = signedJwt(
			{ ...parts.header, ...header },
			{ ...parts.claims, ...claims },
			parts.privateKey,
		);
		const { status, body } = await withAssertion(sandbox, assertion);
		expect([status, body.error]).toEqual([401, 'invalid_client']);
		expect(body.error_description).toContain(says);
	});

	it.each(['', 'a.b', 'a.b.c', '..', 'not a token at all'])(
		'answers 401 to %j, which is no token',
		async (assertion) => {
			expect((await withAssertion(await open(), assertion)).status).toBe(401);
		},
	);

	it('refuses claims changed after signing', async () => {
		const sandbox = await open();
		const { header, claims, privateKey } = await assertionParts(sandbox);
		const [head, , signature] = signedJwt(header, claims, privateKey).split('.');
		const { status } = await withAssertion(
			sandbox,
			`${head}.${encode({ ...claims, jti: 'another' })}.${signature}`,
		);
		expect(status).toBe(401);
	});

	it.each([
		{ alg: 'RS256', pair: () => generateKeyPairSync('rsa', { modulusLength: 2048 }) },
		{ alg: 'ES256', pair: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }) },
	])('takes an own $alg key once it is registered', async ({ alg, pair }) => {
		const sandbox = await open();
		const { publicKey, privateKey } = pair();
		const { claims } = await assertionParts(sandbox);
		const assertion = signedJwt({ alg, kid: 'mine' }, claims, privateKey);
		const before = await withAssertion(sandbox, assertion);
		const pem = publicKey.export({ type: 'spki', format: 'pem' });
		await control(sandbox, 'PUT', '/options', { talkdeskPublicKey: pem });
		const after = await withAssertion(sandbox, assertion);
		expect([before.status, after.status]).toEqual([401, 200]);
	});
});

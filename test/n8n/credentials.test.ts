import { PROVIDER_IDS, check, providers } from '../../core';
import { CmComVoiceApi } from '../../credentials/CmComVoiceApi.credentials';
import { KaleyraApi } from '../../credentials/KaleyraApi.credentials';
import { RingbackCallbackApi } from '../../credentials/RingbackCallbackApi.credentials';
import { TalkdeskOAuth2Api } from '../../credentials/TalkdeskOAuth2Api.credentials';
import { credentialTypeOf } from '../../nodes/shared/host/accounts';
import {
	CALLBACK_CREDENTIAL,
	callbackSecretTest,
} from '../../nodes/shared/webhook/callback-secret';
import { CREDENTIAL_TYPES } from '../support/credentials';
import { evaluate } from './support/expression';

const talkdesk = new TalkdeskOAuth2Api();
const cmCom = new CmComVoiceApi();
const kaleyra = new KaleyraApi();
const callback = new RingbackCallbackApi();

const namesOf = ({ properties }: { properties: Array<{ name: string; type: string }> }) =>
	properties.filter(({ type }) => type !== 'hidden').map(({ name }) => name);
const valueOf = (name: string) => talkdesk.properties.find((one) => one.name === name)!.default;

describe('credentials', () => {
	it('have the names that the nodes ask for', () => {
		expect(CREDENTIAL_TYPES.map(({ credential }) => credential.name).sort()).toEqual(
			[...PROVIDER_IDS.map(credentialTypeOf), CALLBACK_CREDENTIAL].sort(),
		);
	});

	it('have the fields that saved credentials depend on', () => {
		expect(namesOf(cmCom)).toEqual([
			'region',
			'baseUrl',
			'sandboxUrl',
			'productToken',
			'voiceAccountId',
		]);
		expect(namesOf(kaleyra)).toEqual(['region', 'baseUrl', 'sid', 'apiKey']);
		expect(namesOf(callback)).toEqual(['secret', 'previousSecret']);
		expect(namesOf(talkdesk)).toEqual([
			'region',
			'account',
			'apiBaseUrl',
			'tokenUrl',
			'clientId',
			'clientSecret',
			'scope',
		]);
		expect(valueOf('grantType')).toBe('clientCredentials');
	});

	it('offer the regions that core knows', () => {
		const regions = (values: unknown) =>
			(values as Array<{ value: string }>).map(({ value }) => value);
		const offered = (properties: Array<{ name: string; options?: unknown }>) =>
			regions(properties.find(({ name }) => name === 'region')!.options);
		const data = {
			talkdesk: {
				clientId: 'c',
				clientSecret: 's',
				account: 'acme',
				apiBaseUrl: 'https://a.example',
			},
			kaleyra: { sid: 'S', apiKey: 'k', baseUrl: 'https://a.example' },
			cmCom: { productToken: 't', baseUrl: 'https://a.example' },
		};
		for (const region of offered(talkdesk.properties))
			expect(
				providers.talkdesk.account.safeParse({
					...data.talkdesk,
					region,
					accessTokenUrl: 'https://a.example/t',
				}).success,
			).toBe(true);
		for (const region of offered(kaleyra.properties))
			expect(providers.kaleyra.account.safeParse({ ...data.kaleyra, region }).success).toBe(true);
		expect(offered(cmCom.properties)).toEqual(['custom', 'sandbox']);
		for (const region of offered(cmCom.properties))
			expect(providers.cmCom.account.safeParse({ ...data.cmCom, region }).success).toBe(true);
	});
});

describe('access token address of Talkdesk', () => {
	it.each([
		[{ region: 'us', account: 'acme' }],
		[{ region: 'eu', account: 'acme-eu' }],
		[{ region: 'ca', account: 'acme' }],
		[{ region: 'sandbox' }],
		[{ region: 'sandbox', apiBaseUrl: 'http://127.0.0.1:5000/talkdesk/' }],
		[{ region: 'sandbox', apiBaseUrl: 'http://127.0.0.1:5000/talkdesk/?x=1#flows' }],
	])('of %j is the one that core finds', (data) => {
		const account = { clientId: 'c', clientSecret: 's', ...data };
		const { tokenUrl } = check(providers.talkdesk.account, account);
		expect(evaluate(valueOf('accessTokenUrl'), { $self: account })).toBe(tokenUrl);
	});

	it('of an own address is the one that was typed', () => {
		const $self = { region: 'custom', tokenUrl: 'https://id.example.com/token' };
		expect(evaluate(valueOf('accessTokenUrl'), { $self })).toBe($self.tokenUrl);
	});
});

describe('access token address of Talkdesk, where the secret would travel in clear', () => {
	it.each([
		'http://id.example.com/token',
		'http://localhost:x@evil.example/token',
		'http://localhost.evil.example/token',
		'http://127.0.0.1@evil.example/token',
		'http://203.0.113.1/token',
		'ftp://id.example.com/token',
		'id.example.com/token',
		'',
	])('"%s" is none', (tokenUrl) => {
		const $self = { region: 'custom', tokenUrl };
		expect(evaluate(valueOf('accessTokenUrl'), { $self })).toBe('');
		const sandbox = { region: 'sandbox', apiBaseUrl: tokenUrl || 'http://x.example' };
		expect(evaluate(valueOf('accessTokenUrl'), { $self: sandbox })).toBe('');
	});

	it.each(['http://localhost:4010/token', 'http://[::1]:4010/token', 'http://127.9.9.9/token'])(
		'"%s" is one: it stays on this machine',
		(tokenUrl) => {
			const $self = { region: 'custom', tokenUrl };
			expect(evaluate(valueOf('accessTokenUrl'), { $self })).toBe(tokenUrl);
		},
	);
});

describe('an access token of Talkdesk', () => {
	const preAuthentication = (oauthTokenData: object | null | undefined) =>
		talkdesk.preAuthentication.call({ helpers: {} } as never, { oauthTokenData } as never);

	it.each([
		{ token_type: 'Bearer' },
		{ token_type: 'bearer' },
		{ token_type: null },
		{},
		null,
		undefined,
	])('as %j is sent', async (data) => expect(await preAuthentication(data)).toEqual({}));

	it.each(['mac', 'DPoP', '', 'bearer x', 7])(
		'of the type %j is not: n8n would put it into the address',
		async (token_type) => {
			await expect(preAuthentication({ access_token: 't', token_type })).rejects.toThrow(
				'not of the type "bearer"',
			);
		},
	);
});

describe('the test of Talkdesk', () => {
	const { request } = talkdesk.test;
	const filled = (text: unknown, $credentials: object) => evaluate(text, { $credentials });

	it('asks for a token at the address that the credential works out, by what the form holds', () => {
		const form = { accessTokenUrl: 'https://acme.talkdeskid.com/oauth/token', clientId: 'c' };
		expect(filled(request.url, form)).toBe(form.accessTokenUrl);
		expect(filled(request.auth!.username, form)).toBe('c');
		expect(filled(request.auth!.password, { clientSecret: 's' })).toBe('s');
		expect(request.method).toBe('POST');
		expect(request.disableFollowRedirect).toBe(true);
	});

	it.each([
		['flows-interactions:start a:b', '&scope=flows-interactions%3Astart%20a%3Ab'],
		['', ''],
	])('with the scope "%s" asks for that', (scope, asked) => {
		expect(filled(request.body, { scope })).toBe(`grant_type=client_credentials${asked}`);
	});
});

it.each([
	['sixteen letters!', 'OK'],
	['fifteen letters', 'Error'],
	['', 'Error'],
])('the test of the callback secret "%s" gives %s', async (secret, status) => {
	const credential = { id: '1', name: 'n', type: CALLBACK_CREDENTIAL, data: { secret } };
	const tested = await callbackSecretTest(credential);
	expect(tested.status).toBe(status);
	expect(tested.message).not.toContain('fifteen');
});

import type { IHttpRequestOptions } from 'n8n-workflow';
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
		expect(namesOf(cmCom)).toEqual(['productToken', 'baseUrl', 'voiceAccountId']);
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

const request = (url: string): IHttpRequestOptions => ({ url, headers: { accept: 'x' } });

describe('tests of credentials', () => {
	const coreUrl = (id: 'cmCom' | 'kaleyra', data: object) => {
		const provider = providers[id];
		const account = check<never>(provider.account as never, data);
		const path = provider.test!.request(account)!.path;
		return new URL(provider.baseUrl(account) + path).href;
	};
	const ownUrl = ({ test }: KaleyraApi | CmComVoiceApi, $credentials: object) => {
		const base = String(evaluate(test.request.baseURL ?? '', { $credentials }));
		return new URL(base + String(evaluate(test.request.url, { $credentials }))).href;
	};

	it.each([
		[{ region: 'in' }],
		[{ region: 'ap' }],
		[{ region: 'eu' }],
		[{ region: 'global' }],
		[{ region: 'sandbox' }],
		[{ region: 'sandbox', baseUrl: 'http://127.0.0.1:5000/kaleyra/' }],
		[{ region: 'sandbox', baseUrl: 'http://127.0.0.1:5000/kaleyra/?x=1#calls' }],
		[{ region: 'custom', baseUrl: 'https://api.example.com' }],
	])('of Kaleyra %j asks what core asks: for its numbers, by GET', (data) => {
		const account = { sid: 'HX 1', apiKey: 'key', ...data };
		expect(ownUrl(kaleyra, account)).toBe(coreUrl('kaleyra', account));
		expect(kaleyra.test.request.method ?? 'GET').toBe('GET');
	});

	it('of Kaleyra with an empty Other Address asks no server, the sandbox neither', () => {
		const account = { region: 'custom', sid: 'HX1', apiKey: 'key', baseUrl: '' };
		expect(() => ownUrl(kaleyra, account)).toThrow('Invalid URL');
	});

	it.each([
		'https://api.cm.com/voiceapi/v2',
		'http://127.0.0.1:4010/cm/voiceapi/v2/',
		'http://127.0.0.1:4010/cm/voiceapi/v2/?x=1#calls',
	])('of CM.com at %s asks what core asks: for a call record, by GET', (baseUrl) => {
		const account = { productToken: 't', baseUrl, voiceAccountId: 'a b' };
		expect(ownUrl(cmCom, account)).toBe(coreUrl('cmCom', account));
		expect(cmCom.test.request.method ?? 'GET').toBe('GET');
	});

	it('of CM.com is passed by 200 and 429 alone, and by no redirect', () => {
		const { except } = cmCom.test.request.ignoreHttpStatusErrors as { except: number[] };
		const passing = Array.from({ length: 500 }, (_, index) => 100 + index).filter(
			(status) => !except.includes(status),
		);
		expect(passing).toEqual([200, 429]);
	});

	it('of CM.com without a voice account says so, and sends nothing', async () => {
		const { url } = cmCom.test.request;
		expect(evaluate(url, { $credentials: { productToken: 't' } })).toBe('');
		const authenticate = cmCom.authenticate as (data: object, options: object) => Promise<unknown>;
		await expect(authenticate({ productToken: 't' }, request(''))).rejects.toThrow(
			/cannot be tested without dialling.*"Voice Account ID"/,
		);
	});

	it.each([
		['sixteen letters!', 'OK'],
		['fifteen letters', 'Error'],
		['', 'Error'],
	])('of the callback secret "%s" gives %s', async (secret, status) => {
		const credential = { id: '1', name: 'n', type: CALLBACK_CREDENTIAL, data: { secret } };
		const tested = await callbackSecretTest(credential);
		expect(tested.status).toBe(status);
		expect(tested.message).not.toContain('fifteen');
	});
});

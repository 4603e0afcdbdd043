/** What the credentials of header keys sign: requests to the account's own address, whichever node asks. */
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { providers, type ProviderId } from '../../core';
import { CmComVoiceApi } from '../../credentials/CmComVoiceApi.credentials';
import { KaleyraApi } from '../../credentials/KaleyraApi.credentials';

const cmCom = new CmComVoiceApi();
const kaleyra = new KaleyraApi();
const request = (url: string): IHttpRequestOptions => ({ url, headers: { accept: 'x' } });
const CM = { productToken: 'token', baseUrl: 'https://api.example.com' };
const KALEYRA = { region: 'custom', baseUrl: 'https://api.example.com', sid: 'HX1', apiKey: 'key' };
const signing = (type: CmComVoiceApi | KaleyraApi) =>
	type.authenticate as (
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	) => Promise<IHttpRequestOptions>;

describe('authenticate', () => {
	it.each([
		['cmCom', cmCom, CM],
		['kaleyra', kaleyra, KALEYRA],
	] as const)('of %s adds the headers of core to those that are there', async (id, type, data) => {
		const { auth } = providers[id as ProviderId];
		const headers = auth.kind === 'headers' ? auth.headers(data as never) : {};
		const signed = await signing(type)(data, request('https://api.example.com/v1/x'));
		expect(signed.headers).toEqual({ accept: 'x', ...headers });
	});

	it('lets no redirect be followed, by the words of either of n8n’s two helpers', async () => {
		const signed = await signing(cmCom)(CM, request('https://api.example.com/x'));
		expect(signed).toMatchObject({
			disableFollowRedirect: true,
			maxRedirects: 0,
			followRedirect: false,
			followAllRedirects: false,
		});
	});

	it.each([
		['the address and a path below it', { baseURL: 'https://api.example.com', url: '/v1/x' }],
		['the words of the HTTP Request node', { uri: 'https://api.example.com/v1/x' }],
	])('signs for the account’s own address, given as %s', async (_what, options) => {
		const signed = await signing(kaleyra)(KALEYRA, options as never);
		expect(signed.headers).toMatchObject({ 'api-key': 'key' });
	});

	it.each([
		['another host', { url: 'https://elsewhere.example.com/v1/x' }],
		['the host as a part of another', { url: 'https://api.example.com.evil.example/' }],
		['the host as a user name', { url: 'https://api.example.com@evil.example/' }],
		['another port', { url: 'https://api.example.com:8443/v1/x' }],
		['the same host in clear', { url: 'http://api.example.com/v1/x' }],
		[
			'another host behind the address',
			{ baseURL: 'https://api.example.com', url: '//evil.example/x' },
		],
		['another host in the other helper', { uri: 'https://elsewhere.example.com/' }],
		['nothing', {}],
	])('signs nothing for %s', async (_what, options) => {
		for (const [type, data] of [
			[cmCom, CM],
			[kaleyra, KALEYRA],
		] as const)
			await expect(signing(type)(data, options as never)).rejects.toThrow(
				'This account is for https://api.example.com alone',
			);
	});

	it.each([
		'http://api.example.com',
		'http://203.0.113.1',
		'ftp://api.example.com',
		'api.example.com',
	])('signs nothing for an account whose own address is %s', async (baseUrl) => {
		for (const [type, data] of [
			[cmCom, { ...CM, baseUrl }],
			[kaleyra, { ...KALEYRA, baseUrl }],
		] as const)
			await expect(signing(type)(data, request(`${baseUrl}/v1/x`))).rejects.toThrow(
				'"Base Address" has to start with https://',
			);
	});
});

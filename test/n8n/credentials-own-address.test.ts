/** A provider whose accounts each have an address of their own, and none that all share. */
import { check, providers } from '../../core';
import { InfobipVoiceApi } from '../../credentials/InfobipVoiceApi.credentials';
import { evaluate } from './support/expression';

const infobip = new InfobipVoiceApi();
const property = (name: string) => infobip.properties.find((one) => one.name === name)!;

describe('the credential of Infobip', () => {
	it('asks for the address first of all, and names it as Infobip does', () => {
		expect(property('region')).toMatchObject({
			default: 'custom',
			options: [
				{ name: 'Local Sandbox', value: 'sandbox' },
				{ name: 'Personal Base Address', value: 'custom' },
			],
		});
		expect(property('baseUrl')).toMatchObject({
			placeholder: 'e.g. https://xxxxx.api.infobip.com',
			displayOptions: { show: { region: ['sandbox', 'custom'] } },
		});
	});

	const asked = ($credentials: object) => {
		const { baseURL, url } = infobip.test.request;
		return String(evaluate(baseURL ?? '', { $credentials })) + url;
	};

	it.each([
		[{ region: 'custom', baseUrl: 'https://abc123.api.infobip.com' }],
		[{ region: 'custom', baseUrl: 'https://abc123.api.infobip.com/?x=1#keys' }],
		[{ region: 'sandbox' }],
		[{ region: 'sandbox', baseUrl: 'http://127.0.0.1:5000/infobip/' }],
	])('with %j is tested by what core asks: a list, by GET', (data) => {
		const account = check(providers.infobip.account, { apiKey: 'key', ...data });
		const { path, method } = providers.infobip.test!.request(account)!;
		expect(asked(data)).toBe(providers.infobip.baseUrl(account) + path);
		expect(infobip.test.request.method).toBe(method);
	});

	it('without an address is tested nowhere, at the sandbox neither', () => {
		expect(() => new URL(asked({ region: 'custom', baseUrl: '' }))).toThrow('Invalid URL');
	});
});

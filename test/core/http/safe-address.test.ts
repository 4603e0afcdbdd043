import { isSafeAddress } from '../../../core';
import { TalkdeskOAuth2Api } from '../../../credentials/TalkdeskOAuth2Api.credentials';

const ADDRESSES: Array<[string, boolean]> = [
	['https://api.example.com', true],
	['https://10.0.0.1', true],
	['http://localhost:4010', true],
	['http://127.0.0.1:4010/x', true],
	['http://127.9.9.9', true],
	['http://[::1]:4010', true],
	['http://sandbox:4010', true],
	['http://ringback_sandbox-1:4010/talkdesk', true],
	['http://host.docker.internal:4010', true],
	['http://host.containers.internal', true],
	['http://voice.corp.internal', true],
	['http://10.1.2.3:4010', true],
	['http://172.17.0.1:4010', true],
	['http://192.168.1.20', true],
	['http://[fd00::17]:4010', true],
	['http://172.32.0.1', false],
	['http://192.169.0.1', false],
	['http://8.8.8.8', false],
	['http://169.254.169.254', false],
	['http://[2001:db8::1]', false],
	['http://example.com', false],
	['http://internal.example.com', false],
	['http://127.0.0.1.example.com', false],
	['http://localhost.example.com', false],
	['http://sandbox@example.com', false],
	['http://sandbox\\@example.com', true],
	['javascript:alert(1)', false],
	['', false],
];

describe('isSafeAddress', () => {
	it.each(ADDRESSES)('of %j is %s', (value, safe) => expect(isSafeAddress(value)).toBe(safe));
});

describe('the filter in the credential of a provider that n8n signs in to', () => {
	const { default: expression } = new TalkdeskOAuth2Api().properties.find(
		({ name }) => name === 'accessTokenUrl',
	)!;
	const [, source = ''] =
		/filter\(\(url\) => \/(.+)\/i\.test\(url\)\)/.exec(String(expression)) ?? [];
	const filter = new RegExp(source, 'i');

	it.each(ADDRESSES.filter(([, safe]) => !safe))('refuses %j', (value) =>
		expect(filter.test(value)).toBe(false),
	);
	it.each(ADDRESSES.filter(([value, safe]) => safe && !value.includes('\\')))(
		'accepts %j',
		(value) => expect(filter.test(value)).toBe(true),
	);
});

import { isSandboxAccount, tableOf } from '../../../core';

describe('isSandboxAccount', () => {
	const loopback = 'http://127.0.0.1:4010';

	it.each([
		['kaleyra', { region: 'sandbox' }, true],
		// an address that somebody typed may lead anywhere
		['kaleyra', { region: 'custom', baseUrl: loopback }, false],
		['kaleyra', { region: 'eu' }, false],
		['kaleyra', undefined, false],
		['cmCom', { baseUrl: `${loopback}${tableOf('cmCom').sandbox.path}` }, true],
		['cmCom', { baseUrl: 'https://api.cm.com/voiceapi/v2' }, false],
		['cmCom', { baseUrl: `${loopback}/voiceapi/v2` }, false],
		['cmCom', { region: 'custom', baseUrl: loopback }, false],
	] as const)('of %s %j: %s', (provider, account, expected) =>
		expect(isSandboxAccount(tableOf(provider), account)).toBe(expected),
	);
});

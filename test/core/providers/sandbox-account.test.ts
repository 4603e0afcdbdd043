import { isSandboxAccount } from '../../../core';

describe('isSandboxAccount', () => {
	it.each([
		[{ region: 'sandbox' }, true],
		[{ region: 'sandbox', baseUrl: '' }, true],
		[{ region: 'sandbox', baseUrl: 'http://127.0.0.1:4010/kaleyra' }, true],
		// of a company, left over from another region
		[{ region: 'sandbox', baseUrl: ' HTTPS://api.kaleyra.io' }, false],
		[{ region: 'sandbox', apiBaseUrl: 'https://api.talkdeskapp.com' }, false],
		// an address that somebody typed may lead anywhere
		[{ region: 'custom', baseUrl: 'http://127.0.0.1:4010' }, false],
		[{ region: 'eu' }, false],
		[{}, false],
		[undefined, false],
	])('of %j: %s', (account, expected) => expect(isSandboxAccount(account)).toBe(expected));
});

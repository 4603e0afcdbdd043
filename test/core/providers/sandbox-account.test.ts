import { isSandboxAccount } from '../../../core';

describe('isSandboxAccount', () => {
	it.each([
		[{ region: 'sandbox' }, true],
		// an address that somebody typed may lead anywhere
		[{ region: 'custom', baseUrl: 'http://127.0.0.1:4010' }, false],
		[{ region: 'eu' }, false],
		[{}, false],
		[undefined, false],
	])('of %j: %s', (account, expected) => expect(isSandboxAccount(account)).toBe(expected));
});

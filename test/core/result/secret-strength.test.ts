import { randomBytes } from 'node:crypto';
import { tokenKeys } from '../../../core';

const SECRET = 'the current secret of the account';

describe('a callback secret', () => {
	it.each([
		' '.repeat(20),
		`   ${'a'.repeat(16)}`,
		'aaaaaaaaaaaaaaaa',
		'1234567890123456',
		'9876543210987654',
		'abcdefghijklmnop',
		'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
		'qwertyuiopasdfgh',
		'abababababababab',
		'passwordpassword',
		'secret-secret-secret',
	])('%s is refused, as the current and as the previous one', (secret) => {
		const words = /is easy to guess/;
		expect(() => tokenKeys(secret, undefined, 'account-1')).toThrow(words);
		expect(() => tokenKeys(SECRET, secret, 'account-1')).toThrow(words);
	});

	it.each([
		'correct horse battery staple',
		'1f0c9a52e7b84d63',
		'8305719264920175',
		'callback-secret-of-a-shop',
		randomBytes(12).toString('base64url'),
	])('%s is taken', (secret) => {
		expect(() => tokenKeys(secret, SECRET, 'account-1')).not.toThrow();
	});
});

import { isMemoryAddress } from '../../../core';

describe('isMemoryAddress', () => {
	it.each([
		'redis://127.0.0.1:6379',
		'redis://redis:6379/0',
		'rediss://cache.example.com:6380/15',
		'redis://ringback@cache.example.com/',
		'redis://[::1]:6379/0',
		' redis://127.0.0.1:6379/0 ',
	])('takes %j', (address) => expect(isMemoryAddress(address)).toBe(true));

	it.each([
		'127.0.0.1:6379',
		'http://127.0.0.1:6379',
		'redis://',
		'redis:///0',
		'redis://:password@127.0.0.1:6379/0',
		'redis://user:password@127.0.0.1:6379/0',
		'redis://127.0.0.1:6379/calls',
		'redis://127.0.0.1:6379/0?password=secret',
		'redis://127.0.0.1:6379/0#x',
		'redis://127.0.0.1:port/0',
	])('does not take %j', (address) => expect(isMemoryAddress(address)).toBe(false));
});

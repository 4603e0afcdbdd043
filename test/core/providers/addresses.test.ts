import { baseOf, isSafeAddress } from '../../../core';

describe('baseOf', () => {
	it.each([
		['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
		[' http://127.0.0.1:4010/ ', 'http://127.0.0.1:4010'],
		['http://127.0.0.1:4010/#phones', 'http://127.0.0.1:4010'],
		['http://127.0.0.1:4010/?theme=dark#calls', 'http://127.0.0.1:4010'],
		['http://127.0.0.1:4010//cm/voiceapi/v2/', 'http://127.0.0.1:4010/cm/voiceapi/v2'],
		[
			'https://user:pass%20word@flows.example.com/red/',
			'https://user:pass%20word@flows.example.com/red',
		],
		['flows.example.com/', 'flows.example.com'],
		['', ''],
	])('reads %j as %j', (typed, base) => expect(baseOf(typed)).toBe(base));
});

describe('isSafeAddress', () => {
	it.each([
		['https://api.example.com', true],
		['https://10.0.0.1', true],
		['http://localhost:4010', true],
		['http://127.0.0.1:4010/x', true],
		['http://127.9.9.9', true],
		['http://[::1]:4010', true],
		['http://example.com', false],
		['http://127.0.0.1.example.com', false],
		['http://localhost.example.com', false],
		['javascript:alert(1)', false],
		['', false],
	])('of %j is %s', (value, safe) => expect(isSafeAddress(value)).toBe(safe));
});

import { baseOf } from '../../../core';

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

import { jsonOrUndefined, parseJson } from '../../../core/base/json';

describe('parseJson', () => {
	it.each([
		['9007199254740991', 9007199254740991],
		['-9007199254740991', -9007199254740991],
		['9007199254740992', '9007199254740992'],
		['-9007199254740993', '-9007199254740993'],
		['7615917337495251231', '7615917337495251231'],
		['4000123412341239999', '4000123412341239999'],
		['1e21', '1e21'],
		['1e400', '1e400'],
		['1e5', 1e5],
		['1.25e-20', 1.25e-20],
		['0.1234567890123456789', Number('0.1234567890123456789')],
	])('reads %s as %j: what JavaScript would round stays as it was sent', (text, value) => {
		expect(parseJson(text)).toBe(value);
		expect(parseJson(`{"id":[${text} ,1]}`)).toEqual({ id: [value, 1] });
	});

	it('leaves digits in names and strings alone, whatever is escaped in them', () => {
		const text = String.raw`{"12345678901234567890":"a\" 12345678901234567890 \\","b\\":98765432109876543210}`;
		expect(parseJson(text)).toEqual({
			'12345678901234567890': 'a" 12345678901234567890 \\',
			'b\\': '98765432109876543210',
		});
	});

	it.each([
		'{"a":1,"__proto__":{"b":2}}',
		String.raw`{"a":1,"\u005f_proto_\u005F":{"b":2}}`,
		String.raw`{"a":1,"__\u0070roto__":{"b":2}}`,
	])('drops the name that JavaScript keeps for itself: %s', (text) => {
		const value = parseJson(`[{"deep":${text}}]`) as [{ deep: object }];
		expect(Object.getOwnPropertyNames(value[0].deep)).toEqual(['a']);
		expect(Object.getPrototypeOf(value[0].deep)).toBe(Object.prototype);
	});

	it('walks a value of any depth', () => {
		const deep = 50_000;
		const text = `${'['.repeat(deep)}{"__proto__":1}${']'.repeat(deep)}`;
		expect(() => parseJson(text)).not.toThrow();
	});

	it.each([
		'',
		'{"id":',
		'12345678901234567890,',
		'{"__proto__":1',
		'"\\"\\"\\"',
		'01234567890123456789',
	])('throws on %j, which is no JSON', (text) => {
		expect(() => parseJson(text)).toThrow(SyntaxError);
		expect(jsonOrUndefined(text)).toBeUndefined();
	});
});

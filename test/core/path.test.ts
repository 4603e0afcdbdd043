import { partsOf, valueAt } from '../../core';

describe('valueAt', () => {
	it.each([
		[{ a: 1 }, 'a', 1],
		[{ a: { b: 1 } }, 'a.b', 1],
		[{ a: [{ b: 1 }] }, 'a[0].b', 1],
		[{ 'a.b': 1, a: { b: 2 } }, 'a.b', 1],
		[{ a: 1 }, 'a.b', undefined],
		[{ a: null }, 'a.b', undefined],
		[{}, 'constructor', undefined],
		[{}, '__proto__.x', undefined],
		[undefined, 'a', undefined],
		[{ 'Phone Number': 1 }, 'Phone Number', 1],
		[{ a: { 'Phone Number': 1 } }, 'a["Phone Number"]', 1],
		[{ a: { 'b.c': [{ d: 1 }] } }, "a['b.c'][0].d", 1],
		[{ '': 1 }, '[""]', 1],
	])('of %j at "%s" is %j', (record, path, value) => {
		expect(valueAt(record, path)).toEqual(value);
	});
});

describe('partsOf', () => {
	it.each([
		['a', ['a']],
		['a.b[0].c', ['a', 'b', '0', 'c']],
		['a["b.c"]', ['a', 'b.c']],
		['', ['']],
	])('takes %j apart', (path, parts) => expect(partsOf({}, path)).toEqual(parts));
});

import { partsOf, valueAt, withValueAt } from '../../../core';

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

describe('withValueAt', () => {
	it.each<[Record<string, unknown>, string, unknown]>([
		[{ a: 1 }, 'b', { a: 1, b: 9 }],
		[{ a: 1 }, 'a', { a: 9 }],
		[{ a: { b: 1, c: 2 } }, 'a.b', { a: { b: 9, c: 2 } }],
		[{ a: [1, 2] }, 'a[1]', { a: [1, 9] }],
		[{}, 'a.b', { a: { b: 9 } }],
		[{ 'a.b': 1 }, 'a.b', { 'a.b': 9 }],
		[{ a: 'text' }, 'a.b', { a: { b: 9 } }],
		[{ a: null }, 'a.b', { a: { b: 9 } }],
		[{}, 'a["b.c"]', { a: { 'b.c': 9 } }],
	])('%j at "%s" is %j', (record, path, expected) => {
		expect(withValueAt(record, path, 9)).toEqual(expected);
	});

	it('leaves the record as it was', () => {
		const record = { a: { b: [1] } };
		withValueAt(record, 'a.b[0]', 9);
		expect(record).toEqual({ a: { b: [1] } });
	});

	it('writes no prototype', () => {
		const written = withValueAt({}, '__proto__.polluted', 9);
		expect(Object.getPrototypeOf(written)).toBe(Object.prototype);
		expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
	});
});

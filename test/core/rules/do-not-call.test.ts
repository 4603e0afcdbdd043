import { entriesOf, isListed, readNumbers, type NumberList } from '../../../core/rules/do-not-call';

describe('entriesOf', () => {
	it.each([
		[
			['a', 'b'],
			['a', 'b'],
		],
		['a\nb\n', ['a', 'b']],
		['a, b;c', ['a', ' b', 'c']],
		['', []],
		['["a", 5]', ['a', 5]],
		['[a', ['[a']],
	])('of %j', (value, entries) => expect(entriesOf(value)).toEqual(entries));

	it.each([undefined, null, 1, {}, true])('are none of %j', (value) =>
		expect(entriesOf(value)).toBeUndefined(),
	);
});

describe('readNumbers', () => {
	it('compares what is dialled, however it is written', () => {
		const list = readNumbers(
			['(415) 555-0123', '+49 (0) 1512 3456789', '+442079460123', { to: '+31 6 12345678' }],
			'US',
		) as NumberList;
		const numbers = ['+14155550123', '+4915123456789', '+31612345678', '+14155550124'];
		expect(numbers.map((number) => isListed(list, number))).toEqual([true, true, true, false]);
	});

	it('knows that a mobile of Argentina is one line with and without its 9', () => {
		const list = readNumbers(['+54 9 11 2345 6789']) as NumberList;
		expect(isListed(list, '+541123456789')).toBe(true);
		expect(isListed(list, '+5491123456789')).toBe(true);
	});

	it.each([
		['nothing', ''],
		['null', null],
		['a word', 'unknown'],
		['a number without its country', '030 123456'],
		['a row that names no number', { name: 'Ada' }],
		['a row whose number is empty', { phone: null }],
		['two in one', '+14155550123 / +14155550124'],
	])('stops at %s, and names the row', (_, entry) => {
		const read = readNumbers(['+14155550123', entry, '+14155550124']);
		expect(read).toMatchObject({ row: 2, sentence: expect.stringMatching(/^[A-Z].*\.$/) });
	});
});

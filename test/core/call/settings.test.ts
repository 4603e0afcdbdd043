import { contextOf, variablesOfJson, variablesOfRows } from '../../../core';
import { thrownBy } from '../samples';

describe('variablesOfRows', () => {
	it('turns rows of a form into names and values', () => {
		expect(
			variablesOfRows([
				{ name: 'order_number', value: '1042' },
				{ name: ' floor ', value: 3 },
				{ name: 'note', value: '' },
			]),
		).toEqual({ order_number: '1042', floor: 3, note: '' });
	});

	it.each([
		['no rows', []],
		['no form', undefined],
		['an empty row', [{ name: '', value: '' }]],
		['a row of nothing', [{}]],
	])('takes %s for no variables', (_what, rows) => expect(variablesOfRows(rows)).toEqual({}));

	it.each([
		['a value without a name', [{ name: '', value: 'x' }], 'no name'],
		['a name of blanks', [{ name: '  ', value: 'x' }], 'no name'],
		[
			'a name given twice',
			[
				{ name: 'a', value: '1' },
				{ name: ' a', value: '2' },
			],
			'"a"',
		],
	])('refuses %s', (_what, rows, words) => {
		expect(thrownBy(() => variablesOfRows(rows))).toMatchObject({
			kind: 'invalidRequest',
			field: 'variables',
			message: expect.stringContaining(words),
			hint: expect.any(String),
		});
	});

	it.each(['constructor', 'toString', 'hasOwnProperty'])('lets a variable be called %s', (name) => {
		expect(variablesOfRows([{ name, value: 'x' }])).toEqual({ [name]: 'x' });
	});
});

describe('variablesOfJson', () => {
	it.each([
		['{"order_number":"1042","items":[1,2]}', { order_number: '1042', items: [1, 2] }],
		[{ order_number: 1042 }, { order_number: 1042 }],
		['', {}],
		[undefined, {}],
		[null, {}],
	])('reads %j', (given, variables) => expect(variablesOfJson(given)).toEqual(variables));

	it.each(['[1]', '"text"', '5', 'true', 'null', '{"a":', 'order_number: 1042', [1], 7, true])(
		'refuses %j, which is no object',
		(given) => {
			expect(thrownBy(() => variablesOfJson(given))).toMatchObject({
				kind: 'invalidRequest',
				field: 'variablesJson',
				hint: expect.stringContaining('{"order_number": "1042"}'),
			});
		},
	);
});

/** Context whose JSON is exactly so many bytes. */
const sized = (bytes: number, letter = 'x') =>
	letter.repeat((bytes - 2) / Buffer.byteLength(letter));

describe('contextOf', () => {
	it.each([
		['{"orderId":1042}', { orderId: 1042 }],
		['[1]', [1]],
		['0', 0],
		['false', false],
		['"1042"', '1042'],
		['null', null],
		[{ orderId: 1042 }, { orderId: 1042 }],
		[0, 0],
		[false, false],
		['', null],
		[undefined, null],
		[null, null],
	])('of %j is %j', (given, context) => expect(contextOf(given)).toEqual(context));

	it.each(['order 1042', '{"orderId":', "{'orderId': 1042}"])(
		'refuses %j, which is no JSON',
		(given) => {
			expect(thrownBy(() => contextOf(given))).toMatchObject({
				kind: 'invalidRequest',
				field: 'context',
				message: '"Context" is not valid JSON.',
			});
		},
	);

	it('refuses what cannot be written as JSON at all', () => {
		const message: Record<string, unknown> = { payload: 1 };
		message.itself = message;
		expect(thrownBy(() => contextOf(message))).toMatchObject({ field: 'context' });
		expect(thrownBy(() => contextOf({ orderId: 1042n }))).toMatchObject({ field: 'context' });
	});

	it.each([
		[1_024, 'x'],
		[1_024, 'é'],
	])('takes %i bytes of JSON', (bytes, letter) => {
		expect(contextOf([sized(bytes - 2, letter)])).toHaveLength(1);
	});

	it.each([
		[1_026, 'x'],
		[1_026, 'é'],
	])('refuses %i bytes of JSON, counted in bytes and not in letters', (bytes, letter) => {
		expect(thrownBy(() => contextOf([sized(bytes - 2, letter)]))).toMatchObject({
			kind: 'invalidRequest',
			field: 'context',
			message: '"Context" is larger than 1024 bytes.',
		});
	});

	it('tells nothing of what is in a context that is too large', () => {
		const error = thrownBy(() => contextOf({ secret: 'mark-me'.repeat(300) }));
		expect(JSON.stringify(error)).not.toContain('mark-me');
	});
});

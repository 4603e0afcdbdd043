import { readResultField } from '../../../core';
import { thrownBy } from '../samples';

describe('readResultField', () => {
	it.each([undefined, ''])('is "call" for %p', (typed) =>
		expect(readResultField(typed)).toBe('call'),
	);

	it.each(['call', 'firstCall', 'call_2', 'a'])('takes %s', (name) =>
		expect(readResultField(name)).toBe(name),
	);

	it.each([
		...['two words', 'a.b', 'a[0]', '2calls', '_msgid', '__proto__', '={{ $json.name }}'],
		...['error', 'data', 'details', 'payload', 'topic', 'parts', 'constructor', 'x'.repeat(65)],
		...[null, 7, {}, ['call']],
	])('refuses %j', (typed) =>
		expect(thrownBy(() => readResultField(typed))).toMatchObject({
			...{ kind: 'invalidRequest', field: 'resultField' },
		}),
	);
});

import { KEYPAD, orderOfKey } from '../../../sandbox/page/phones/phone-keys';

describe('orderOfKey', () => {
	it.each([
		{ state: 'ringing', key: 'a', order: { action: 'answer' } },
		{ state: 'ringing', key: 'A', order: { action: 'answer' } },
		{ state: 'ringing', key: 'r', order: { action: 'reject' } },
		{ state: 'ringing', key: 'v', order: { action: 'voicemail' } },
		{ state: 'ringing', key: 'l', order: { action: 'letRing' } },
		{ state: 'ringing', key: '1', order: undefined },
		{ state: 'ringing', key: 'toString', order: undefined },
		{ state: 'inCall', key: '#', order: { action: 'key', key: '#' } },
		{ state: 'inCall', key: 'h', order: { action: 'hangUp' } },
		{ state: 'inCall', key: 'a', order: undefined },
		{ state: 'inCall', key: 'Tab', order: undefined },
		{ state: 'ended', key: 'a', order: undefined },
	])('$key while $state', ({ state, key, order }) => {
		expect(orderOfKey(state, key)).toEqual(order);
	});

	it('knows every key of the keypad', () => {
		expect(KEYPAD.map((key) => orderOfKey('inCall', key))).toEqual(
			[...'123456789*0#'].map((key) => ({ action: 'key', key })),
		);
	});
});

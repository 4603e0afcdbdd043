import { prepareCall, providers } from '../../../core';
import { ACCOUNTS, FROM, SETTINGS, readyCall, thrownBy } from '../samples';

const prepare = (id: 'cmCom' | 'kaleyra', settings: object) =>
	prepareCall(providers[id], { ...SETTINGS[id], ...settings }, ACCOUNTS[id]);

describe('prepareCall and the limits of CM.com', () => {
	it.each([10, 60])('takes a ring time of %i seconds', (ringSeconds) => {
		expect(readyCall('cmCom', { ringSeconds }).input.ringSeconds).toBe(ringSeconds);
	});

	it.each([
		[9, /CM\.com takes 10 to 60\.$/],
		[61, /CM\.com takes 10 to 60\.$/],
		[0, /CM\.com takes 10 to 60\.$/],
		[-1, /CM\.com takes 10 to 60\.$/],
		[30.5, /a whole number of seconds, 10 to 60\.$/],
	])('refuses a ring time of %s seconds and says the range', (ringSeconds, says) => {
		expect(thrownBy(() => prepare('cmCom', { ringSeconds }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'ringSeconds',
			message: expect.stringMatching(says),
			hint: expect.stringContaining('10 to 60'),
		});
	});

	it('takes a reference of 64 characters and refuses one of 65', () => {
		expect(prepare('cmCom', { reference: 'x'.repeat(64) }).kind).toBe('ready');
		expect(thrownBy(() => prepare('cmCom', { reference: 'x'.repeat(65) }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'reference',
			message: expect.stringContaining('64 characters'),
		});
	});

	it.each(['ignore', 'restart', 'stop'])('takes %s for voicemail', (voicemail) => {
		expect(readyCall('cmCom', { voicemail }).input.voicemail).toBe(voicemail);
	});

	it.each(['Ignore', 'hang up', 5])('refuses %j for voicemail', (voicemail) => {
		expect(thrownBy(() => prepare('cmCom', { voicemail }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'voicemail',
		});
	});
});

describe.each(['cmCom', 'kaleyra'] as const)('prepareCall and the caller number at %s', (id) => {
	it('reads it as people write it', () => {
		expect(readyCall(id, { from: '+44 20 7946-0123' }).input.from).toBe(FROM);
		expect(readyCall(id, { from: '020 7946 0123', defaultCountry: 'GB' }).input.from).toBe(FROM);
	});

	it.each(['', undefined, 'reception', '12', '+0 123 456'])(
		'refuses %j by the name of the field',
		(from) => {
			expect(thrownBy(() => prepare(id, { from }))).toMatchObject({
				kind: 'invalidRequest',
				field: 'from',
				hint: expect.any(String),
			});
		},
	);
});

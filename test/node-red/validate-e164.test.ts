import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_REASONS, PHONE_REASONS } from '../../core';
import { PLACE, VALIDATE, sink, type TestFlow } from './support/flow';
import { useNodeRed } from './support/host';
import { holdTimeouts } from './support/timers';

const host = useNodeRed();

const flowWith = (settings: object): TestFlow => ({
	nodes: [
		{ id: 'tab', type: 'tab', label: 'Test' },
		{
			id: 'validate',
			...PLACE,
			...VALIDATE,
			...settings,
			wires: [['valid'], ['invalid']],
		},
		sink('valid'),
		sink('invalid'),
		{ id: 'catch', type: 'catch', ...PLACE, scope: null, uncaught: false, wires: [['error']] },
		sink('error'),
	],
	credentials: {},
	accountId: '',
	triggerId: '',
	listenerId: '',
});

async function checked(settings: object, ...messages: object[]) {
	await host.start(flowWith(settings));
	for (const msg of messages) host.send('validate', msg);
	const arrivals = [];
	while (arrivals.length < messages.length) arrivals.push(await host.next());
	return arrivals;
}

describe('validate E.164', () => {
	it('sends a number that may be called to Valid, with all that is known of it', async () => {
		const [arrival] = await checked({}, { payload: '+44 20 7946 0018', keep: 'me' });
		expect(arrival).toMatchObject({
			at: 'valid',
			msg: {
				payload: '+44 20 7946 0018',
				keep: 'me',
				phone: { e164: '+442079460018', country: 'GB', valid: true, reason: null },
			},
		});
	});

	it('sends a number that may not be called to Invalid, with the reason and its sentence', async () => {
		const [arrival] = await checked({}, { payload: '020 7946 0018', keep: 'me' });
		expect(arrival).toMatchObject({
			at: 'invalid',
			msg: { keep: 'me', reason: 'needsCountry', sentence: expect.stringMatching(/country/) },
		});
	});

	it.each([
		[
			'a name with a blank',
			'payload.Phone Number',
			{ payload: { 'Phone Number': '+442079460018' } },
		],
		['a quoted name', 'payload["Phone Number"]', { payload: { 'Phone Number': '+442079460018' } }],
		['a name with a dot', 'a.b', { 'a.b': '+442079460018' }],
		['a place in a list', 'payload[0].tel', { payload: [{ tel: '+442079460018' }] }],
	])('replaces the number where it was read, at %s', async (_what, field, msg) => {
		const spaced = JSON.parse(JSON.stringify(msg).replace('+44207', '+44 20 7')) as object;
		const [arrival] = await checked({ field, output: 'replace' }, spaced);
		expect(arrival).toMatchObject({ at: 'valid', msg });
	});

	it('takes "msg." before a result field for what it is in Node-RED', async () => {
		const [arrival] = await checked({ outputField: 'msg.called' }, { payload: '+442079460018' });
		expect(arrival).toMatchObject({ msg: { called: { e164: '+442079460018' } } });
	});

	it('reads a number without a country code by the default country', async () => {
		const [arrival] = await checked({ defaultCountry: 'GB' }, { payload: '020 7946 0018' });
		expect(arrival).toMatchObject({ at: 'valid', msg: { phone: { e164: '+442079460018' } } });
	});

	it("reads it by the message's own country before that", async () => {
		const settings = { defaultCountry: 'US', defaultCountryField: 'payload.country' };
		const msg = { payload: { phone: '020 7946 0018', country: 'GB' } };
		const [arrival] = await checked({ ...settings, field: 'payload.phone' }, msg);
		expect(arrival).toMatchObject({ at: 'valid', msg: { phone: { e164: '+442079460018' } } });
	});

	it('writes the number in place of the text', async () => {
		const settings = { field: 'payload.order.phone', output: 'replace' };
		const [arrival] = await checked(settings, {
			payload: { order: { phone: '+44 20 7946 0018' } },
		});
		expect(arrival!.msg.payload).toEqual({ order: { phone: '+442079460018' } });
		expect(arrival!.msg).not.toHaveProperty('phone');
	});

	it('does both, and keeps the text as given with what is known of it', async () => {
		const settings = { field: 'payload.phone', output: 'both', outputField: 'facts' };
		const arrivals = await checked(
			settings,
			{ payload: { phone: '+44 20 7946 0018' } },
			{ payload: { phone: '12' } },
		);
		expect(arrivals).toMatchObject([
			{
				at: 'valid',
				msg: {
					payload: { phone: '+442079460018' },
					facts: { input: '+44 20 7946 0018', e164: '+442079460018' },
				},
			},
			{
				at: 'invalid',
				msg: { payload: { phone: '12' }, facts: { reason: 'tooShort' }, reason: 'tooShort' },
			},
		]);
	});

	it('reads and writes a property whose name has blanks', async () => {
		const settings = { field: 'payload["Phone Number"]', output: 'replace' };
		const msg = { payload: { 'Phone Number': '+44 20 7946 0018' } };
		const [arrival] = await checked(settings, msg);
		expect(arrival!.msg.payload).toEqual({ 'Phone Number': '+442079460018' });
	});

	it.each([
		['defaultCountry', { defaultCountry: 'UK' }],
		['acceptCountries', { acceptCountries: ['UK'] }],
		['refuseRisks', { refuseRisks: ['satelite'] }],
		['fields', { source: 'fields' }],
		['outputField', { output: 'both', outputField: 'payload' }],
	])('says to the Catch node that %s is wrong, and shows it', async (field, settings) => {
		const [arrival] = await checked(settings, { payload: '+442079460018', keep: 'me' });
		expect(arrival).toMatchObject({
			at: 'error',
			msg: {
				keep: 'me',
				error: { message: expect.stringContaining('"'), code: 'invalidRequest' },
				failure: { kind: 'invalidRequest', field },
			},
		});
		expect(host.statuses.at(-1)).toMatchObject({ status: { fill: 'red', shape: 'ring' } });
	});

	it("says that the message's own country is unknown", async () => {
		const settings = { defaultCountry: 'GB', defaultCountryField: 'country' };
		const [arrival] = await checked(settings, { payload: '020 7946 0018', country: 'UK' });
		expect(arrival).toMatchObject({ at: 'invalid', msg: { reason: 'unknownCountryInField' } });
	});

	it('leaves a text that is no number as it was', async () => {
		const [arrival] = await checked({ output: 'replace' }, { payload: 'ask the neighbours' });
		expect(arrival).toMatchObject({ at: 'invalid', msg: { payload: 'ask the neighbours' } });
	});

	it('writes where it was told to, into objects that are not there yet', async () => {
		const settings = { outputField: 'customer.number' };
		const [arrival] = await checked(settings, { payload: '+442079460018' });
		expect(arrival!.msg.customer.number.e164).toBe('+442079460018');
	});

	it('takes the first of several fields that may be called', async () => {
		const settings = { source: 'fields', fields: ['payload.mobile', 'payload.home'] };
		const msg = { payload: { mobile: 'none', home: '+442079460018' } };
		const [arrival] = await checked(settings, msg);
		expect(arrival).toMatchObject({ at: 'valid', msg: { phone: { e164: '+442079460018' } } });
	});

	it.each([
		['nothing', undefined],
		['an empty text', ''],
		['an object', { number: '+442079460018' }],
		['a list', ['+442079460018']],
		['true', true],
		['several numbers', '+442079460018, +442079460027'],
	])('sends %s to Invalid', async (_what, payload) => {
		const [arrival] = await checked({}, { payload });
		expect(arrival).toMatchObject({ at: 'invalid', msg: { reason: expect.any(String) } });
	});

	it.each([
		['a type', { acceptTypes: ['MOBILE'] }, 'typeNotAccepted'],
		['a country', { acceptCountries: ['NL'] }, 'countryNotAccepted'],
	])('sends a number of %s that it does not accept to Invalid', async (_what, settings, reason) => {
		const [arrival] = await checked(settings, { payload: '+442079460018' });
		expect(arrival).toMatchObject({ at: 'invalid', msg: { reason } });
	});

	it('lets a number through once per sequence, and again in the next', async () => {
		const part = (id: string) => ({ payload: '+442079460018', parts: { id, index: 0, count: 2 } });
		const arrivals = await checked(
			{ removeDuplicates: true },
			part('first'),
			part('first'),
			part('second'),
		);
		expect(arrivals.map(({ at, msg }) => [at, msg.reason])).toEqual([
			['valid', undefined],
			['invalid', 'duplicate'],
			['valid', undefined],
		]);
		expect(arrivals[0]!.msg.parts).toEqual({ id: 'first', index: 0, count: 2 });
	});

	it('shows the number masked, and clears its status', async () => {
		holdTimeouts();
		await checked({}, { payload: '+442079460018' });
		const texts = host.statuses.map(({ status }) => status.text ?? '');
		expect(texts.join()).not.toMatch(/7946/);
		expect(texts.at(-1)).not.toBe('');
		jest.advanceTimersByTime(10_000);
		expect(host.statuses.at(-1)).toEqual({ id: 'validate', status: {} });
	});

	it.each(['en-US', 'de', 'fr'])('has a short word in %s for every reason', (language) => {
		const file = join(__dirname, '../../node-red/locales', language, 'ringback-validate-e164.json');
		const catalogue = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { status: object }>;
		const reasons = Object.keys({ ...PHONE_REASONS, ...CHECK_REASONS });
		// a wrong default country of the settings is found before any number is
		const shown = reasons.filter((reason) => reason !== 'unknownDefaultCountry');
		expect(Object.keys(catalogue['ringback-validate-e164']!.status).sort()).toEqual(
			[...shown, 'wrongSetting'].sort(),
		);
	});

	it('shows a reason by its key in the catalogue', async () => {
		await checked({}, { payload: '020 7946 0018' });
		const texts = host.statuses.map(({ status }) => status.text);
		expect(texts).toContain('ringback-validate-e164.status.needsCountry');
	});
});

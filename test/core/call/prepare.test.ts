import {
	variablesOfJson,
	variablesOfRows,
	PROVIDER_IDS,
	prepareCall,
	providers,
	type ProviderId,
} from '../../../core';
import { ACCOUNTS, FROM, SETTINGS, TO, readyCall, thrownBy } from '../samples';

const prepare = (id: ProviderId, settings: object, account: object = {}) =>
	prepareCall(providers[id], { ...SETTINGS[id], ...settings }, { ...ACCOUNTS[id], ...account });

describe.each(PROVIDER_IDS)('prepareCall for %s', (id) => {
	it('makes a call ready that can be sent', () => {
		expect(prepare(id, { context: '{"orderId":1042}' })).toMatchObject({
			kind: 'ready',
			provider: id,
			reference: 'order-1042',
			to: TO,
			context: { orderId: 1042 },
			notes: [],
		});
	});

	it.each([
		['+1 (415) 555-0123', undefined],
		['(415) 555-0123', 'US'],
		['0044 20 7946 0123', 'GB'],
	])('dials %j (default country %s) as E.164', (to, defaultCountry) => {
		const { from = '' } = SETTINGS[id];
		const call = prepare(id, { to, defaultCountry, from });
		expect(call).toMatchObject({ kind: 'ready' });
		expect(call.to).toMatch(/^\+(14155550123|442079460123)$/);
	});

	it.each([
		['112', 'DE'],
		['911', 'US'],
		['999', 'GB'],
		['110', undefined],
	])('never calls %s (default country %s), without any rules', (to, defaultCountry) =>
		expect(prepare(id, { to, defaultCountry })).toMatchObject({
			kind: 'refused',
			reason: 'numberNotValid',
		}),
	);

	it.each([
		['', 'numberMissing'],
		['   ', 'numberMissing'],
		[undefined, 'numberMissing'],
		[null, 'numberMissing'],
		['call me', 'numberNotValid'],
		['+1', 'numberNotValid'],
		['4155550123', 'numberNotValid'],
		['+999 12345678', 'numberNotValid'],
		[`${TO}, +442079460123`, 'severalNumbers'],
		[`${TO};+442079460123`, 'severalNumbers'],
	])('refuses the number %j as an outcome, because %s', (to, reason) => {
		const call = prepare(id, { to });
		expect(call).toMatchObject({ kind: 'refused', provider: id, reference: 'order-1042', reason });
		expect(call.kind === 'refused' && call.sentence).toMatch(/^[A-Z].*\.$/);
		expect(call.kind === 'refused' && call.sentence).not.toMatch(/\d{5}/);
	});

	it.each(['UK', 'Holland', '+14155550123', 'x'.repeat(99)])(
		'takes a default country that is none for a wrong setting, not a wrong number: %s',
		(defaultCountry) => {
			const failure = thrownBy(() => prepare(id, { to: '06 12345678', defaultCountry }));
			expect(failure).toMatchObject({
				kind: 'invalidRequest',
				field: 'defaultCountry',
				message: expect.stringMatching(/^"Default Country" .*two letters.* GB for /),
				dialled: 'no',
			});
			expect((failure as Error).message).not.toContain(defaultCountry);
		},
	);

	it.each(['order-', 'order_', 'order: ', '-'])(
		'refuses the reference %j, whose expression found nothing',
		(reference) => {
			expect(thrownBy(() => prepare(id, { reference }))).toMatchObject({
				kind: 'invalidRequest',
				field: 'reference',
				dialled: 'no',
			});
		},
	);

	it('says what to choose where "To" is given the result of a check', () => {
		const to = { valid: true, e164: TO, country: 'US' };
		expect(thrownBy(() => prepare(id, { to }))).toMatchObject({
			field: 'to',
			hint: expect.stringContaining('phoneCheck.e164'),
			dialled: 'no',
		});
	});

	it('keeps a number that it refused as it was given, for the result', () => {
		expect(prepare(id, { to: 'call me' }).to).toBe('call me');
		expect(prepare(id, { to: undefined }).to).toBe('');
	});

	it.each([
		['flowId', ''],
		['flowId', '   '],
		['flowId', undefined],
		['reference', ''],
		['reference', undefined],
		['reference', 'x'.repeat(201)],
		['context', 'order 1042'],
		['context', { text: 'x'.repeat(1_024) }],
		['callsPerSecond', 0],
		['callsPerSecond', -1],
		['callsPerSecond', '2'],
		['timeoutSeconds', 0],
		['timeoutSeconds', 'soon'],
		['timeoutSeconds', Infinity],
	])('refuses %s = %j by the name of the field', (field, value) => {
		expect(thrownBy(() => prepare(id, { [field]: value }))).toMatchObject({
			kind: 'invalidRequest',
			field,
			hint: expect.any(String),
			dialled: 'no',
		});
	});

	it.each(['order_number=1042', ['1042'], 7])(
		'refuses variables = %j, which is no object',
		(variables) => {
			expect(thrownBy(() => prepare(id, { variables }))).toMatchObject({
				kind: 'invalidRequest',
				field: expect.stringMatching(/^variables/),
				hint: expect.any(String),
			});
		},
	);

	it.each(['flowId', 'reference'])('says that %s has to be text when it is a number', (field) => {
		expect(thrownBy(() => prepare(id, { [field]: 1042 }))).toMatchObject({
			kind: 'invalidRequest',
			field,
			message: expect.not.stringContaining('empty'),
		});
	});

	it('refuses a wrong setting even where the number is wrong too: it has to be put right first', () => {
		expect(thrownBy(() => prepare(id, { to: 'call me', flowId: '' }))).toMatchObject({
			field: 'flowId',
		});
	});

	it('waits 30 seconds for an answer unless told otherwise', () => {
		expect(readyCall(id).settings.timeoutSeconds).toBe(30);
		expect(readyCall(id, { timeoutSeconds: 2.5 }).settings.timeoutSeconds).toBe(2.5);
	});
});

const FOREIGN: ReadonlyArray<readonly [ProviderId, string, unknown]> = [
	['talkdesk', 'from', FROM],
	['talkdesk', 'ringSeconds', 30],
	['talkdesk', 'voicemail', 'stop'],
	['talkdesk', 'anonymous', true],
	['cmCom', 'numberArgument', 'contact_1'],
	['kaleyra', 'numberArgument', 'contact_1'],
	['kaleyra', 'variables', { order_number: '1042' }],
	['kaleyra', 'ringSeconds', 30],
	['kaleyra', 'voicemail', 'stop'],
	['kaleyra', 'anonymous', true],
];

describe('prepareCall and what a provider cannot take', () => {
	it.each(FOREIGN)('%s: refuses %s by name', (id, field, value) => {
		expect(thrownBy(() => prepare(id, { [field]: value }))).toMatchObject({
			kind: 'invalidRequest',
			field,
			message: expect.stringContaining(providers[id].displayName),
			hint: expect.stringMatching(/^Leave .* empty/),
		});
	});

	it.each(FOREIGN)('%s: does not mind %s when nothing is in it', (id, field) => {
		const empty = field === 'variables' ? {} : field === 'anonymous' ? false : '';
		expect(prepare(id, { [field]: empty }).kind).toBe('ready');
	});

	it.each(['cmCom', 'kaleyra'] as const)(
		'%s: does not mind the number argument that every form begins with',
		(id) => expect(prepare(id, { numberArgument: 'customer_number' }).kind).toBe('ready'),
	);

	it('tells nothing of the value that was refused', () => {
		const error = thrownBy(() => prepare('talkdesk', { from: FROM }));
		expect(JSON.stringify(error)).not.toContain('7946');
	});
});

describe('prepareCall and a name that JavaScript keeps for itself', () => {
	it.each<[string, unknown]>([
		['rows', variablesOfRows([{ name: '__proto__', value: 'x' }])],
		['JSON', variablesOfJson('{"a":"1","__proto__":"x"}')],
	])('refuses a variable of that name in %s instead of losing it', (_way, variables) => {
		for (const id of ['talkdesk', 'cmCom'] as const)
			expect(thrownBy(() => prepare(id, { variables }))).toMatchObject({
				kind: 'invalidRequest',
				field: 'variables',
				message: expect.stringContaining('"__proto__"'),
			});
	});

	it('still takes the names that only look special', () => {
		const variables = { constructor: 'a', toString: 'b' };
		expect(readyCall('talkdesk', { variables }).input.variables).toEqual(variables);
	});
});

describe('prepareCall and the variables of a Talkdesk flow', () => {
	it('notes which values were turned into text, by name', () => {
		const call = readyCall('talkdesk', { variables: { floor: 3, gift: true, name: 'Ada' } });
		expect(call.notes).toEqual([expect.stringMatching(/text/)]);
		expect(call.notes[0]).toContain('"floor"');
		expect(call.notes[0]).toContain('"gift"');
		expect(call.notes[0]).not.toContain('"name"');
	});

	it('notes nothing for providers that take any JSON', () => {
		expect(readyCall('cmCom', { variables: { floor: 3 } }).notes).toEqual([]);
	});
});

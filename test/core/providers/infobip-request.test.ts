import { providers, resultAddress, type ResultAddress } from '../../../core';
import {
	ACCOUNTS,
	FROM,
	RESULT,
	SECRET_MARKER,
	SETTINGS,
	TO,
	readyCall,
	thrownBy,
} from '../samples';

const send = (settings: object = {}, result: ResultAddress | null = null) => {
	const call = readyCall('infobip', { ...settings });
	return providers.infobip.start.toHttp(call.input, call.account, result);
};
const bodyOf = (settings: object = {}, result: ResultAddress | null = null) =>
	(send(settings, result).body as { json: { messages: Array<Record<string, unknown>> } }).json;
const messageOf = (settings: object = {}, result: ResultAddress | null = null) =>
	bodyOf(settings, result).messages[0]!;

describe('the request to Infobip', () => {
	it('is one message to one number, with no plus on the wire', () => {
		expect(send()).toEqual({
			method: 'POST',
			path: '/voice/ivr/1/messages',
			body: {
				json: {
					messages: [
						{
							scenarioId: SETTINGS.infobip.flowId,
							from: FROM.slice(1),
							destinations: [{ to: TO.slice(1) }],
							callbackData: 'order-1042',
						},
					],
				},
			},
		});
	});

	it('keeps the plus for the result', () => {
		expect(readyCall('infobip').to).toBe(TO);
	});

	it('has the report sent to the address with the token in it, as JSON of version 2', () => {
		expect(messageOf({}, RESULT)).toMatchObject({
			notifyUrl: RESULT.url,
			notifyContentType: 'application/json',
			notifyContentVersion: 2,
		});
		const address = resultAddress('https://hooks.example.com/r?signature=abc', 'TOKEN');
		expect(messageOf({}, address).notifyUrl).toBe(address.url);
	});

	it('carries variables as text, and no field for none', () => {
		const variables = { order_number: '1042', parcels: 2, gift: false };
		expect(messageOf({ variables }).parameters).toEqual({
			order_number: '1042',
			parcels: '2',
			gift: 'false',
		});
		expect(readyCall('infobip', { variables }).notes).toEqual([
			expect.stringContaining('"parcels", "gift"'),
		]);
		expect(messageOf()).not.toHaveProperty('parameters');
	});

	it.each([
		[{ items: ['a'] }, 'items'],
		[{ customer: {} }, 'customer'],
		[{ name: null }, 'name'],
	])('refuses variables that are not text: %j', (variables, name) => {
		expect(thrownBy(() => send({ variables }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'variables',
			message: expect.stringContaining(`"${name}"`),
		});
	});

	it.each([
		[{ ringSeconds: 30 }, 30],
		[{ ringSeconds: 1 }, 1],
		[{ ringSeconds: 600 }, 600],
		[{}, undefined],
	])('with %j rings for %s seconds', (settings, ringTimeout) => {
		expect(messageOf(settings).ringTimeout).toBe(ringTimeout);
	});

	it.each([0, -1, 601, 2.5])('refuses a ring time of %s', (ringSeconds) => {
		expect(thrownBy(() => send({ ringSeconds }))).toMatchObject({ field: 'ringSeconds' });
	});

	it('never has Infobip call again, later, or within hours of its own', () => {
		const asked = bodyOf({ ringSeconds: 30, variables: { a: '1' } }, RESULT);
		const [message] = asked.messages;
		expect(Object.keys(asked)).toEqual(['messages']);
		for (const field of ['retry', 'sendAt', 'deliveryTimeWindow', 'validityPeriod', 'sendingSpeed'])
			expect(message).not.toHaveProperty(field);
	});

	it('has room for the longest reference that there is', () => {
		const reference = 'r'.repeat(200);
		expect(messageOf({ reference }).callbackData).toBe(reference);
	});
});

describe('the scenario of Infobip', () => {
	it.each(['E83E787CF2613450157ADA3476171E3F', '333', ' e83e787cf2613450157ada3476171e3f '])(
		'is taken as typed: %j',
		(flowId) => expect(messageOf({ flowId }).scenarioId).toBe(flowId.trim()),
	);

	it.each([
		'00000000-0000-4000-8000-000000000c01',
		'https://portal.infobip.com/333',
		'My scenario',
	])('is refused by the name of its field where it is of another provider: %s', (flowId) => {
		expect(thrownBy(() => readyCall('infobip', { flowId }))).toMatchObject({
			kind: 'invalidRequest',
			provider: 'infobip',
			field: 'flowId',
			message: expect.stringContaining('Infobip'),
		});
	});
});

describe('the number that Infobip calls from', () => {
	it.each([
		[FROM, FROM.slice(1)],
		['+44 20 7946 0123', '442079460123'],
		['442079460123', '442079460123'],
		['12345', '12345'],
		['+12345678901234', '12345678901234'],
	])('%j is %s on the wire', (from, wire) => expect(messageOf({ from }).from).toBe(wire));

	it.each([
		['', 'empty'],
		[undefined, 'empty'],
		['12', 'not an international phone number'],
		['02079460123', 'not an international phone number'],
		['Ringback', 'not an international phone number'],
		['+123456789012345', 'at most 14 digits'],
	])('%j is refused: %s', (from, says) => {
		expect(thrownBy(() => readyCall('infobip', { from }))).toMatchObject({
			kind: 'invalidRequest',
			provider: 'infobip',
			field: 'from',
			message: expect.stringContaining(says),
		});
	});
});

describe('an Infobip account', () => {
	const account = (change: object) =>
		readyCall('infobip', {}, { ...change }).account as Parameters<
			typeof providers.infobip.baseUrl
		>[0];
	const base = (change: object) => providers.infobip.baseUrl(account(change));

	it.each([
		[{ baseUrl: 'https://abc123.api.infobip.com/' }, 'https://abc123.api.infobip.com'],
		[{ region: 'sandbox', baseUrl: '' }, 'http://127.0.0.1:4010/infobip'],
		[
			{ region: 'sandbox', baseUrl: '', sandboxUrl: 'http://localhost:4999' },
			'http://localhost:4999/infobip',
		],
	])('with %j calls %s', (change, calls) => expect(base(change)).toBe(calls));

	it.each([
		['baseUrl', { baseUrl: '' }],
		['baseUrl', { baseUrl: undefined }],
		['baseUrl', { baseUrl: 'abc123.api.infobip.com' }],
		['baseUrl', { baseUrl: 'http://abc123.api.infobip.com' }],
		['region', { region: '' }],
		['region', { region: 'infobip' }],
		['apiKey', { apiKey: ' ' }],
	])('places no call without a usable %s: %j', (field, change) => {
		const error = thrownBy(() => account(change));
		expect(error).toMatchObject({ field, provider: 'infobip', dialled: 'no' });
		expect(JSON.stringify(error)).not.toContain(SECRET_MARKER);
	});

	it('proves itself by its key, in Infobip’s own way', () => {
		const { auth } = providers.infobip;
		expect(auth.kind === 'headers' && auth.headers(account({}))).toEqual({
			authorization: `App ${ACCOUNTS.infobip.apiKey}`,
		});
	});

	it('tests its credentials by a list, and lists scenarios for the drop-down', () => {
		const { test, lists } = providers.infobip;
		expect(test?.request(account({}))).toEqual({
			method: 'GET',
			path: '/voice/ivr/1/scenarios?pageSize=1',
		});
		const body = [{ id: 'E83E', name: 'Courier' }, { id: '333' }, { name: 'no id' }, 'x'];
		expect(lists?.flows?.read({ status: 200, headers: {}, body })).toEqual([
			{ value: 'E83E', label: 'Courier' },
			{ value: '333', label: '333' },
		]);
		expect(lists?.flows?.read({ status: 200, headers: {}, body: {} })).toBeUndefined();
		expect(lists?.callers).toBeUndefined();
	});

	it('never asks for reports, which can be read once', () => {
		expect(providers.infobip.ask).toBeUndefined();
		expect(providers.infobip.table).not.toHaveProperty('looksUp');
	});
});

import { check, providers, type PreparedCall, type ResultAddress } from '../../../core';
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

const { twilio } = providers;
const FLOW = String(SETTINGS.twilio.flowId);

const request = (call: PreparedCall, result: ResultAddress | null = null) =>
	twilio.start.toHttp(call.input, call.account, result);
const send = (settings: object = {}, result: ResultAddress | null = null) =>
	request(readyCall('twilio', { ...settings }), result);
const parametersOf = (settings: object, result: ResultAddress | null = null): unknown => {
	const { form } = send(settings, result).body as { form: Record<string, string> };
	return JSON.parse(form.Parameters!);
};

describe('the request to Twilio Studio', () => {
	it('is a form with both numbers, and the values of the flow as JSON', () => {
		expect(send({ variables: { order_number: '1042' } })).toEqual({
			method: 'POST',
			path: `/v2/Flows/${FLOW}/Executions`,
			body: { form: { To: TO, From: FROM, Parameters: '{"order_number":"1042"}' } },
		});
	});

	it('brings the callback into the flow as two values', () => {
		expect(parametersOf({ variables: { order: 'a' } }, RESULT)).toEqual({
			order: 'a',
			result_url: RESULT.url,
			result_token: RESULT.token,
		});
	});

	it('takes numbers, yes and no, lists and objects as they are', () => {
		const variables = { count: 2, urgent: true, items: ['a', 'b'], person: { name: 'Ada' } };
		expect(parametersOf({ variables })).toEqual(variables);
	});

	it.each(['result_url', 'result_token'])('leaves %s to the callback', (name) => {
		expect(thrownBy(() => send({ variables: { [name]: 'x' } }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'variables',
			message: expect.stringContaining(name),
		});
	});

	it.each([
		'6f1c1f0e-0000-4000-8000-000000000001',
		'0123456789abcdef0123456789abcdef',
		'FW0123',
		'fw0123456789abcdef0123456789abcdef',
		'https://studio.twilio.com/v2/Flows/FW0123456789abcdef0123456789abcdef',
		'FW0123456789abcdef0123456789abcdef/Executions',
	])('refuses the flow id %s, which is of another form', (flowId) => {
		expect(thrownBy(() => send({ flowId }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'flowId',
			provider: 'twilio',
			message: expect.stringContaining('FW and 32 letters'),
		});
	});

	it.each(['14155550123', 'Ringback', '', undefined])('refuses to call from %j', (from) => {
		expect(thrownBy(() => send({ from }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'from',
		});
	});
});

describe('a Twilio account', () => {
	const account = (change: object = {}) =>
		check<unknown>(twilio.account, { ...ACCOUNTS.twilio, ...change }, 'twilio');
	const signIn = (change: object = {}) => {
		const { auth } = twilio;
		const { authorization } = auth.kind === 'headers' ? auth.headers(account(change)) : {};
		const [scheme, text] = String(authorization).split(' ');
		return [scheme, Buffer.from(text!, 'base64').toString()];
	};
	const { accountSid, authToken } = ACCOUNTS.twilio as Record<string, string>;
	const apiKeySid = `SK${'0'.repeat(32)}`;

	it('signs in as the account, or by an API key', () => {
		expect(signIn()).toEqual(['Basic', `${accountSid}:${authToken}`]);
		expect(signIn({ apiKeySid: '' })).toEqual(['Basic', `${accountSid}:${authToken}`]);
		expect(signIn({ apiKeySid })).toEqual(['Basic', `${apiKeySid}:${authToken}`]);
	});

	it.each([
		['accountSid', { accountSid: '' }],
		['accountSid', { accountSid: apiKeySid }],
		['accountSid', { accountSid: `${accountSid}0` }],
		['authToken', { authToken: '' }],
		['apiKeySid', { apiKeySid: accountSid }],
		['region', { region: 'moon' }],
	])('is refused by the name of %s: %j', (field, change) => {
		const error = thrownBy(() => account(change));
		expect(error).toMatchObject({ field, provider: 'twilio', dialled: 'no' });
		expect(JSON.stringify(error)).not.toContain(SECRET_MARKER);
	});

	it.each([
		[{}, 'https://studio.twilio.com', 'https://api.twilio.com'],
		[
			{ region: 'sandbox', sandboxUrl: 'http://127.0.0.1:4999' },
			'http://127.0.0.1:4999/twilio',
			'http://127.0.0.1:4999/twilio',
		],
		[
			{ region: 'custom', baseUrl: 'https://studio.ie1.example.com/' },
			'https://studio.ie1.example.com',
			'https://studio.ie1.example.com',
		],
	])('with %j has both its addresses', (change, studio, api) => {
		expect(twilio.baseUrl(account(change))).toBe(studio);
		expect(twilio.secondBaseUrl?.(account(change))).toBe(api);
	});

	it('may start twenty executions a second', () => {
		expect(twilio.limits?.starts).toMatchObject({ requests: 20, perMs: 1_000 });
	});
});

describe('an answer of Twilio', () => {
	const read = (status: number, body: unknown) => twilio.start.read({ status, headers: {}, body });
	const refused = (status: number, code: number) =>
		read(status, { code, message: 'words', more_info: 'https://www.twilio.com/docs', status });

	it('that takes the call names the execution', () => {
		expect(read(201, { sid: 'FN1', status: 'active' })).toEqual({ accepted: true, callId: 'FN1' });
	});

	it.each([
		[401, 20003, 'unauthorized'],
		[404, 20404, 'flowNotFound'],
		[429, 20429, 'rateLimited'],
		[400, 20001, 'refused'],
		[400, 21212, 'refused'],
		[400, 21211, 'numberRefused'],
		[400, 21214, 'numberRefused'],
		[400, 21217, 'numberRefused'],
		[400, 21202, 'numberRefused'],
		[400, 13224, 'numberRefused'],
		[409, 20409, 'unavailable'],
		[500, 21211, 'unavailable'],
	])('of status %i with code %i is %s', (status, code, kind) => {
		expect(refused(status, code)).toEqual({
			accepted: false,
			kind,
			providerCode: String(code),
			reason: 'words',
		});
	});
});

import { providers } from '../../../core';
import { ACCOUNTS, FROM, RESULT, SETTINGS, TO, readyCall, thrownBy } from '../samples';

const { jambonz } = providers;
const SID = ACCOUNTS.jambonz.accountSid;

const send = (
	settings: object = {},
	{
		result = RESULT as typeof RESULT | null,
		account = {},
	}: { result?: typeof RESULT | null; account?: object } = {},
) => {
	const call = readyCall('jambonz', { ...settings }, { ...account });
	return jambonz.start.toHttp(call.input, call.account, result);
};
const bodyOf = (...given: Parameters<typeof send>) =>
	(send(...given).body as { json: Record<string, unknown> }).json;

describe('the request to jambonz', () => {
	it('names application, numbers, and a tag with the token and our reference', () => {
		expect(send({ variables: { order: '1042', paid: true } })).toEqual({
			method: 'POST',
			path: `/v1/Accounts/${SID}/Calls`,
			body: {
				json: {
					application_sid: SETTINGS.jambonz.flowId,
					from: FROM,
					to: { type: 'phone', number: TO },
					tag: { token: RESULT.token, reference: 'order-1042', order: '1042', paid: true },
				},
			},
		});
	});

	it('carries no address of a hook: the application has its own', () => {
		expect(JSON.stringify(send())).not.toContain('hooks.example.com');
	});

	it('sends no token where nobody wants the result', () => {
		expect(bodyOf({}, { result: null }).tag).toEqual({ reference: 'order-1042' });
		const on = { machineDetection: 'on' };
		expect(bodyOf({}, { result: null, account: on })).not.toHaveProperty('amd');
	});

	it('asks for machines where the account says so, with the address that is repeated to', () => {
		expect(bodyOf({}, { account: { machineDetection: 'on' } }).amd).toEqual({
			actionHook: `${RESULT.url}#rc=3&rp=ct,rt,5xx`,
		});
		for (const machineDetection of ['off', '', undefined])
			expect(bodyOf({}, { account: { machineDetection } })).not.toHaveProperty('amd');
	});

	it.each(['On', 'yes', 'true', 1])('refuses the choice %j of machine detection', (given) => {
		expect(thrownBy(() => send({}, { account: { machineDetection: given } }))).toMatchObject({
			provider: 'jambonz',
			field: 'machineDetection',
			message: '"Machine Detection" has to be one of off, on.',
		});
	});

	it('sends the ring time as its time-out', () => {
		expect(bodyOf({ ringSeconds: 25 }).timeout).toBe(25);
	});

	it.each([0, 181, 2.5])('refuses a ring time of %s seconds', (ringSeconds) => {
		expect(thrownBy(() => send({ ringSeconds }))).toMatchObject({
			provider: 'jambonz',
			field: 'ringSeconds',
		});
	});

	it('keeps a strange account SID inside its part of the path', () => {
		expect(send({}, { account: { accountSid: 'a/b?c' } }).path).toBe(
			'/v1/Accounts/a%2Fb%3Fc/Calls',
		);
	});
});

describe('a flow id of jambonz', () => {
	it.each([
		['of Talkdesk', '00000000000040008000000000000c01'],
		['that is a name', 'Courier at the door'],
	])('%s is refused before anything is sent', (_whose, flowId) => {
		expect(thrownBy(() => send({ flowId }))).toMatchObject({
			kind: 'invalidRequest',
			provider: 'jambonz',
			field: 'flowId',
			message: '"Flow ID" has to be the SID of a jambonz application, 36 characters long.',
		});
	});

	it('is taken in capitals', () => {
		const flowId = String(SETTINGS.jambonz.flowId).toUpperCase();
		expect(bodyOf({ flowId }).application_sid).toBe(flowId);
	});
});

describe('a number to call from', () => {
	it('is put into E.164', () => {
		expect(bodyOf({ from: '+44 20 7946 0123' }).from).toBe('+442079460123');
	});

	it.each([
		['missing', undefined, '"From" is empty.'],
		['without a plus sign', '442079460123', '"From" is not an international phone number.'],
		['a name', 'front desk', '"From" is not an international phone number.'],
	])('that is %s is refused', (_what, from, message) => {
		expect(thrownBy(() => send({ from }))).toMatchObject({
			provider: 'jambonz',
			field: 'from',
			message,
		});
	});
});

describe('variables for jambonz', () => {
	it.each(['token', 'reference'])('are not named %s, which is ours', (name) => {
		expect(thrownBy(() => send({ variables: { [name]: 'x' } }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'variables',
			message: `The variable "${name}" is already used by this node.`,
		});
	});

	it.each([
		['null', null],
		['undefined', undefined],
		['a null further down', { lines: [{ price: null }] }],
	])('have a value, which %s is not', (_what, order) => {
		expect(thrownBy(() => send({ variables: { order } }))).toMatchObject({
			field: 'variables',
			message: 'The variable "order" has no value.',
		});
	});

	it('may be objects, lists, empty text, zero and false', () => {
		const variables = { a: { b: [1, 'two'] }, c: '', d: 0, e: false };
		expect(bodyOf({ variables }).tag).toMatchObject(variables);
	});
});

describe('an answer of jambonz', () => {
	const read = (status: number, body: unknown) => jambonz.start.read({ status, headers: {}, body });

	it('that names the call is a call', () => {
		expect(read(201, { sid: 'c-1', callId: 'sip-1' })).toEqual({ accepted: true, callId: 'c-1' });
	});

	it.each([
		[201, {}, 'unreadableAnswer'],
		[200, '<html>', 'unreadableAnswer'],
		[400, { msg: 'missing from parameter' }, 'refused'],
		[400, { msg: 'application_sid not found 7087fe50' }, 'flowNotFound'],
		[401, 'Unauthorized', 'unauthorized'],
		[403, { msg: 'insufficient permissions' }, 'forbidden'],
		[422, { msg: 'account limit' }, 'refused'],
		[480, { msg: 'no available feature servers at this time' }, 'refused'],
		[500, 'Internal Server Error', 'unavailable'],
	] as const)('of status %i with %j is %s', (status, body, kind) => {
		expect(read(status, body)).toMatchObject({ accepted: false, kind });
	});

	it('says in its own words why', () => {
		expect(read(480, { msg: 'no available feature servers at this time' })).toMatchObject({
			reason: 'no available feature servers at this time',
		});
	});
});

describe('lists of jambonz', () => {
	const ok = (body: unknown) => ({ status: 200, headers: {}, body });

	it('have the applications, and say which would report to nobody', () => {
		const { request, read } = jambonz.lists!.flows!;
		expect(request(ACCOUNTS.jambonz)).toEqual({
			method: 'GET',
			path: `/v1/Accounts/${SID}/Applications`,
		});
		expect(
			read(
				ok([
					{ application_sid: 'a', name: 'Courier', call_status_hook: { url: 'https://x.example' } },
					{ application_sid: 'b', name: 'Reminder', call_status_hook: null },
					{ application_sid: 'c' },
					{ name: 'without a SID' },
					null,
				]),
			),
		).toEqual([
			{ value: 'a', label: 'Courier' },
			{ value: 'b', label: 'Reminder (no call status webhook)' },
			{ value: 'c', label: 'c (no call status webhook)' },
		]);
		expect(read(ok({ msg: 'no' }))).toBeUndefined();
	});

	it('have the numbers in E.164, however they are kept', () => {
		const { request, read } = jambonz.lists!.callers!;
		expect(request(ACCOUNTS.jambonz).path).toBe(`/v1/PhoneNumbers?account_sid=${SID}`);
		const numbers = ['442079460123', '+442079460124', 'sip:me@example.com', 7];
		expect(read(ok(numbers.map((number) => ({ number }))))).toEqual([
			{ value: '+442079460123', label: '+442079460123' },
			{ value: '+442079460124', label: '+442079460124' },
		]);
	});

	it('test the account, and only a list of applications passes', () => {
		const { request, passes } = jambonz.test!;
		expect(request(ACCOUNTS.jambonz)).toMatchObject({ method: 'GET' });
		expect(passes(ok([]))).toBe(true);
		expect(passes(ok('<html>'))).toBe(false);
		expect(passes({ status: 401, headers: {}, body: [] })).toBe(false);
	});
});

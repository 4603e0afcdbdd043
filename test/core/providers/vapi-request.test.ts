import { prepareCall, providers, type ResultAddress } from '../../../core';
import { ACCOUNTS, RESULT, SETTINGS, TO, readyCall, thrownBy } from '../samples';

const send = (settings: object = {}, result: ResultAddress | null = null) => {
	const call = readyCall('vapi', { ...settings });
	return providers.vapi.start.toHttp(call.input, call.account, result);
};
const bodyOf = (settings: object = {}, result: ResultAddress | null = null) =>
	(send(settings, result).body as { json: Record<string, unknown> }).json;

const answer = (status: number, body: unknown) =>
	providers.vapi.start.read({ status, headers: {}, body });

describe('the request to Vapi', () => {
	it('names assistant, number and customer', () => {
		expect(send()).toEqual({
			method: 'POST',
			path: '/call',
			body: {
				json: {
					assistantId: SETTINGS.vapi.flowId,
					phoneNumberId: SETTINGS.vapi.from,
					customer: { number: TO },
					name: 'order-1042',
				},
			},
		});
	});

	it('asks for the report at its own address, for nothing else, and for repeats of it', () => {
		expect(bodyOf({}, RESULT).assistantOverrides).toEqual({
			server: {
				url: RESULT.url,
				backoffPlan: { type: 'exponential', maxRetries: 6, baseDelaySeconds: 5 },
			},
			serverMessages: ['end-of-call-report'],
		});
	});

	it('hands on variables of any kind as they are', () => {
		const variables = { order: 1042, paid: true, lines: [{ sku: 'a' }], note: null };
		expect(bodyOf({ variables }).assistantOverrides).toEqual({ variableValues: variables });
		expect(readyCall('vapi', { variables }).notes).toEqual([]);
	});

	it('names the call by as much of the reference as fits', () => {
		expect(bodyOf({ reference: 'order-1042 '.repeat(10) }).name).toHaveLength(40);
	});

	it('asks for no retry of the call, and for no time to call at', () => {
		const text = JSON.stringify(bodyOf({ variables: { a: 'b' } }, RESULT));
		expect(text).not.toMatch(/schedulePlan|earliestAt|customers/);
	});

	it('signs in with the private key', () => {
		expect(providers.vapi.auth).toMatchObject({ kind: 'headers' });
		const { auth } = providers.vapi;
		expect(auth.kind === 'headers' && auth.headers({ apiKey: 'k' })).toEqual({
			authorization: 'Bearer k',
		});
	});
});

describe('the number that Vapi calls from', () => {
	it.each(['+442079460123', '+44 20 7946 0123', '4155550190', '(415) 555-0190'])(
		'is an id: the number itself, %s, is refused',
		(from) => {
			for (const defaultCountry of ['', 'US'])
				expect(thrownBy(() => send({ from, defaultCountry }))).toMatchObject({
					kind: 'invalidRequest',
					field: 'from',
					message: expect.stringMatching(/^"From" has to be the ID .* not the number itself\.$/),
				});
		},
	);

	it.each(['', '   ', undefined])('is asked for where it is missing: %j', (from) => {
		expect(thrownBy(() => send({ from }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'from',
			message: '"From" is empty.',
		});
	});

	it('stays as it is typed, whatever country numbers are from', () => {
		for (let n = 0; n < 3_000; n++) {
			const from = crypto.randomUUID();
			expect(bodyOf({ from, defaultCountry: n % 2 ? 'US' : 'DE' }).phoneNumberId).toBe(from);
		}
	});
});

describe('the number that Vapi calls', () => {
	it.each(['+14155550123', '+1 (415) 555-0123'])('has its plus: %s', (to) => {
		expect(bodyOf({ to }).customer).toEqual({ number: TO });
	});

	it('is not called without a plus where no country is known', () => {
		const settings = { ...SETTINGS.vapi, to: '4155550123' };
		expect(prepareCall(providers.vapi, settings, ACCOUNTS.vapi)).toMatchObject({
			kind: 'refused',
			reason: 'numberNotValid',
		});
	});
});

describe('an answer of Vapi', () => {
	it('names the call', () => {
		expect(answer(201, { id: 'c-1', status: 'queued' })).toEqual({ accepted: true, callId: 'c-1' });
	});

	it('that has no line free is a call all the same, which its report ends', () => {
		const subscriptionLimits = { concurrencyBlocked: true, remainingConcurrentCalls: 0 };
		expect(answer(201, { id: 'c-1', subscriptionLimits })).toMatchObject({ accepted: true });
	});

	it('to several customers is none to ours', () => {
		expect(answer(201, { results: [{ id: 'c-1' }], errors: [] })).toMatchObject({
			accepted: false,
			kind: 'unreadableAnswer',
		});
	});

	it.each([
		['customer.number must be a valid phone number', 'numberRefused'],
		[['phoneNumberId must be a UUID', 'customer.number is not E.164'], 'numberRefused'],
		['assistantId must be a UUID', 'refused'],
		[undefined, 'refused'],
	])('of status 400 that says %j is read as %s', (message, kind) => {
		expect(answer(400, { message, statusCode: 400 })).toMatchObject({ accepted: false, kind });
	});

	it('hands on the sentences of a refusal', () => {
		expect(answer(400, { message: ['one', 'two', 3] })).toMatchObject({ reason: 'one; two; 3' });
	});
});

describe('lists of a Vapi account', () => {
	const { flows, callers } = providers.vapi.lists!;
	const response = (body: unknown) => ({ status: 200, headers: {}, body });

	it('show assistants by name', () => {
		const body = [{ id: 'a-1', name: 'Courier' }, { id: 'a-2' }, { name: 'no id' }, null];
		expect(flows!.read(response(body))).toEqual([
			{ value: 'a-1', label: 'Courier' },
			{ value: 'a-2', label: 'a-2' },
		]);
	});

	it('show numbers by name and number, and give their ids', () => {
		const body = [
			{ id: 'n-1', number: '+14155550190', name: 'Shop' },
			{ id: 'n-2', number: '+14155550191' },
			{ id: 'n-3', sipUri: 'sip:shop@sip.example' },
			{ id: 'n-4' },
		];
		expect(callers!.read(response(body))).toEqual([
			{ value: 'n-1', label: 'Shop (+14155550190)' },
			{ value: 'n-2', label: '+14155550191' },
			{ value: 'n-3', label: 'sip:shop@sip.example' },
			{ value: 'n-4', label: 'n-4' },
		]);
	});

	it.each([{}, null, 'text', { items: [] }])('are none where the answer is %j', (body) => {
		expect(flows!.read(response(body))).toBeUndefined();
		expect(callers!.read(response(body))).toBeUndefined();
	});
});

import { ask, COURIER, openSandbox, PRODUCT_TOKEN, startCmCom } from '../../support';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TO = '+14155550101';

describe('starting a CM.com flow', () => {
	it('answers one callee with one call-queued event', async () => {
		const answer = await startCmCom(await openSandbox(), { callee: TO, 'instruction-id': 'r-1' });
		expect(answer).toMatchObject({ status: 200 });
		expect(answer.body).toEqual({
			type: 'call-queued',
			'call-id': expect.stringMatching(GUID),
			'instruction-id': 'r-1',
			caller: '+442079460018',
			callee: TO,
			success: true,
		});
	});

	it('gives an instruction-id back letter by letter', async () => {
		const reference = 'Bestellung für Zoë №7';
		const { body } = await startCmCom(await openSandbox(), {
			callee: TO,
			'instruction-id': reference,
		});
		expect(body['instruction-id']).toBe(reference);
	});

	it('answers several callees with an array, and dials each', async () => {
		const sandbox = await openSandbox();
		const callees = ['+14155550101', '+14155550103'];
		const { body } = await startCmCom(sandbox, { callees });
		expect(body.map(({ callee }: { callee: string }) => callee)).toEqual(callees);
		expect(sandbox.calls().map(({ to }) => to)).toEqual(callees);
	});

	it.each(['/FlowBuilder', '/flowbuilder', '/FLOWBUILDER'])('listens at %s', async (path) => {
		const sandbox = await openSandbox();
		const { status } = await ask(sandbox.baseUrls.cmCom + path, {
			method: 'POST',
			headers: { 'X-CM-PRODUCTTOKEN': PRODUCT_TOKEN },
			body: JSON.stringify({
				callee: TO,
				caller: '+442079460018',
				'callflow-id': COURIER.cmCom,
			}),
		});
		expect(status).toBe(200);
	});

	it.each<[string, Record<string, unknown>]>([
		['the shortest ring time', { 'max-ringing-timeout': 10 }],
		['the longest ring time', { 'max-ringing-timeout': 60 }],
		[
			'nulls where the reference allows them',
			{
				'instruction-id': null,
				'callback-url': null,
				'flow-variables': null,
				'max-ringing-timeout': null,
			},
		],
		['a hidden caller', { anonymous: true }],
		['voicemail-response Ignore', { 'voicemail-response': 'Ignore' }],
		['voicemail-response Restart', { 'voicemail-response': 'Restart' }],
		['voicemail-response Stop', { 'voicemail-response': 'Stop' }],
		['voicemail-response as its number', { 'voicemail-response': 2 }],
		['any JSON as variables', { 'flow-variables': { a: 1, b: { c: [true, null] } } }],
		['the second own number as caller', { caller: '+442079460027' }],
	])('takes %s', async (_given, fields) => {
		const { status, body } = await startCmCom(await openSandbox(), { callee: TO, ...fields });
		expect([status, body.success]).toEqual([200, true]);
	});

	const refused: [string, Record<string, unknown>][] = [
		['no callee', {}],
		['callee and callees', { callee: TO, callees: [TO] }],
		['no callees in the list', { callees: [] }],
		['a callee without plus', { callee: '14155550101' }],
		['a callee that is no number', { callee: 'nobody' }],
		['a callee ending in 05', { callee: '+14155550105' }],
		['one bad callee of two', { callees: [TO, '+14155550105'] }],
		['a ring time of 9 s', { callee: TO, 'max-ringing-timeout': 9 }],
		['a ring time of 61 s', { callee: TO, 'max-ringing-timeout': 61 }],
		['a ring time of 10.5 s', { callee: TO, 'max-ringing-timeout': 10.5 }],
		['no caller', { callee: TO, caller: undefined }],
		['an empty caller', { callee: TO, caller: '' }],
		['a caller of 25 characters', { callee: TO, caller: `+${'1'.repeat(24)}` }],
		['a caller of another account', { callee: TO, caller: '+442079460999' }],
		['no flow', { callee: TO, 'callflow-id': undefined }],
		['an empty flow id', { callee: TO, 'callflow-id': '' }],
		['an unknown flow', { callee: TO, 'callflow-id': COURIER.cmCom.replace('c01', 'fff') }],
		['an unknown voicemail-response', { callee: TO, 'voicemail-response': 'Hang up' }],
		['a callback-url that is no address', { callee: TO, 'callback-url': 'my server' }],
		['a callback-url that is no web address', { callee: TO, 'callback-url': 'ftp://a.example' }],
		['variables in a list', { callee: TO, 'flow-variables': ['a'] }],
		['a long instruction-id', { callee: TO, 'instruction-id': 'x'.repeat(65) }],
	];
	it.each(refused)('refuses %s and dials no number', async (_given, fields) => {
		const sandbox = await openSandbox();
		const { status, body } = await startCmCom(sandbox, fields);
		expect(status).toBe(400);
		expect(body).toEqual({ message: expect.any(String) });
		expect(sandbox.calls()).toEqual([]);
	});

	it.each([
		{ cmRefusal: 'http-400' as const, status: 400, body: { message: expect.any(String) } },
		{
			cmRefusal: 'messages' as const,
			status: 400,
			body: {
				messages: [
					{ messageDetails: expect.any(String), errorCode: 'sandbox', to: '+14155550105' },
				],
			},
		},
		{
			cmRefusal: 'success-false' as const,
			status: 200,
			body: {
				type: 'call-queued',
				'instruction-id': null,
				caller: '+442079460018',
				callee: '+14155550105',
				success: false,
				error: expect.any(String),
			},
		},
	])('words a refusal as cmRefusal $cmRefusal asks', async ({ cmRefusal, status, body }) => {
		const sandbox = await openSandbox({ options: { cmRefusal } });
		const answer = await startCmCom(sandbox, { callee: '+14155550105' });
		expect([answer.status, answer.body]).toEqual([status, body]);
	});

	it('answers 401, not in JSON, to a wrong product token', async () => {
		const { status, body } = await startCmCom(await openSandbox(), { callee: TO }, { token: 'no' });
		expect([status, body]).toEqual([401, 'Unauthorized']);
	});

	it('skips bad callees and dials the others when told not to validate', async () => {
		const sandbox = await openSandbox();
		const { status, body } = await startCmCom(sandbox, {
			callees: [TO, '+14155550105'],
			'disable-callees-validation': true,
		});
		expect(status).toBe(200);
		expect(body).toMatchObject([
			{ callee: TO, success: true },
			{ callee: '+14155550105', success: false, error: expect.any(String) },
		]);
		expect(sandbox.calls().map(({ to }) => to)).toEqual([TO]);
	});

	it('takes any caller when anyCaller says so', async () => {
		const sandbox = await openSandbox({ options: { anyCaller: true } });
		const { status } = await startCmCom(sandbox, { callee: TO, caller: '+442079460999' });
		expect(status).toBe(200);
	});
});

import { fillPlaceholders } from '../../../../sandbox/providers/kaleyra/report';
import { ask, COURIER, openReceiver, openSandbox, PASS_ON, startKaleyra } from '../../support';

const TO = '+14155550101';

describe('starting a Kaleyra flow', () => {
	it('answers RBC3007 with data as an object and an empty error', async () => {
		const { status, body } = await startKaleyra(await openSandbox(), { to: TO });
		expect(status).toBe(200);
		expect(body).toEqual({
			code: 'RBC3007',
			message: 'Submitted Successfully',
			data: { to: TO, target: [{ ivr: [COURIER.kaleyra] }], bridge: '+14155550160' },
			error: {},
		});
	});

	it.each<[string, Record<string, string>]>([
		['the target as JSON', { to: TO, target: `[{"ivr":["${COURIER.kaleyra}"]}]` }],
		['a bridge without plus', { to: TO, bridge: '14155550160' }],
		['a number without plus', { to: '14155550101' }],
		['a country code as prefix', { to: '4155550101', prefix: '1' }],
		[
			'the parameters whose meaning is not documented',
			{ to: TO, retry: '1', interval: '60', delay: '1', timeout: '30', custom: 'x' },
		],
	])('takes %s', async (_given, form) => {
		const sandbox = await openSandbox();
		const { body } = await startKaleyra(sandbox, form);
		expect(body.code).toBe('RBC3007');
		expect(sandbox.calls()).toMatchObject([{ to: TO, flowId: COURIER.kaleyra }]);
	});

	it('dials each of 100 numbers', async () => {
		const sandbox = await openSandbox();
		const numbers = Array.from({ length: 100 }, (_, index) => `+1415555${1_000 + index}`);
		const { body } = await startKaleyra(sandbox, { to: numbers.join(',') });
		expect(body.code).toBe('RBC3007');
		expect(sandbox.calls().map(({ to }) => to)).toEqual(numbers);
	});

	it('answers RBC3115 with data as an array to an unknown flow', async () => {
		const sandbox = await openSandbox();
		const { status, body } = await startKaleyra(sandbox, { to: TO, target: 'SG_unknown' });
		expect(status).toBe(200);
		expect(body).toEqual({
			code: 'RBC3115',
			message: 'IVR not found',
			data: [{ to: TO, target: 'SG_unknown', bridge: '+14155550160' }],
			error: { scalar: 'IVR not found' },
		});
		expect(sandbox.calls()).toEqual([]);
	});

	const form = (fields: Record<string, string>) =>
		new URLSearchParams({ bridge: '+14155550160', target: COURIER.kaleyra, to: TO, ...fields });
	it.each([
		{
			given: 'a raw plus, which a form reads as a space',
			body: `to=${TO}&bridge=%2B14155550160&target=${COURIER.kaleyra}`,
			code: 'RBC-SANDBOX-TO',
		},
		{ given: 'no number', body: form({ to: '' }).toString(), code: 'RBC-SANDBOX-TO' },
		{
			given: 'one bad number of two',
			body: form({ to: `${TO},x` }).toString(),
			code: 'RBC-SANDBOX-TO',
		},
		{
			given: '101 numbers',
			body: form({ to: Array(101).fill(TO).join(',') }).toString(),
			code: 'RBC-SANDBOX-TO',
		},
		{
			given: 'a bridge of another account',
			body: form({ bridge: '+14155559999' }).toString(),
			code: 'RBC-SANDBOX-BRIDGE',
		},
		{ given: 'no bridge', body: form({ bridge: '' }).toString(), code: 'RBC-SANDBOX-BRIDGE' },
		{
			given: 'two flows',
			body: form({ target: `[{"ivr":["${COURIER.kaleyra}","${PASS_ON.kaleyra}"]}]` }).toString(),
			code: 'RBC3115',
		},
		{
			given: 'a target that is broken JSON',
			body: form({ target: '[{"ivr"' }).toString(),
			code: 'RBC3115',
		},
		{ given: 'an empty body', body: '', code: 'RBC-SANDBOX-TO' },
	])('refuses $given with $code and dials no number', async ({ body, code }) => {
		const sandbox = await openSandbox();
		const answer = await startKaleyra(sandbox, body);
		expect([answer.status, answer.body.code]).toEqual([200, code]);
		expect(sandbox.calls()).toEqual([]);
	});

	it('refuses JSON', async () => {
		const sandbox = await openSandbox();
		const { body } = await ask(`${sandbox.baseUrls.kaleyra}/v1/HXSANDBOX/voice/outbound`, {
			method: 'POST',
			headers: { 'api-key': 'sandbox-key', 'content-type': 'application/json' },
			body: JSON.stringify({ to: TO }),
		});
		expect(body.code).toBe('RBC-SANDBOX-FORM');
	});

	it('refuses with the HTTP status kaleyraRefusalStatus asks for', async () => {
		const sandbox = await openSandbox({ options: { kaleyraRefusalStatus: 400 } });
		expect((await startKaleyra(sandbox, { to: TO, target: 'SG_x' })).status).toBe(400);
	});

	it.each([
		{ given: 'a wrong key', key: 'no', sid: 'HXSANDBOX' },
		{ given: 'an unknown SID', key: 'sandbox-key', sid: 'HXOTHER' },
	])('answers 401 to $given', async ({ key, sid }) => {
		expect((await startKaleyra(await openSandbox(), { to: TO }, { key, sid })).status).toBe(401);
	});
});

describe("Kaleyra's report", () => {
	it('fills the placeholders of dlrurl, URL-encoded, and is sent by GET', async () => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await startKaleyra(sandbox, {
			to: '+14155550104',
			dlrurl: `${receiver.url}?rb=genuine&s={status}&r={{ringtime}}&b={billsec}&to={callee}&from={caller}&via={bridge}&k={keypress}&kw={keypress:W1}&a={api:VAR}&t={call_type}&f={flow_id}&c={credits}&i={id}&u={custom}`,
		});
		await sandbox.idle();
		expect(receiver.reports).toEqual([
			{
				method: 'GET',
				body: null,
				query: {
					...{ rb: 'genuine', s: 'NOANSWER', r: '30', b: '0', to: '+14155550104' },
					...{ from: '+14155550160', via: '+14155550160', k: '', kw: '', a: '' },
					...{ t: 'outgoing', f: COURIER.kaleyra, c: '0', u: '{custom}' },
					i: sandbox.calls()[0]?.id,
				},
			},
		]);
	});

	it('is sent by POST when kaleyraReport says so', async () => {
		const sandbox = await openSandbox({ options: { kaleyraReport: 'POST' } });
		const receiver = await openReceiver();
		await startKaleyra(sandbox, { to: TO, dlrurl: `${receiver.url}?s={status}` });
		await sandbox.idle();
		expect(receiver.reports).toMatchObject([{ method: 'POST', query: { s: 'ANSWER' } }]);
	});

	it('bills the seconds that were talked', async () => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await startKaleyra(sandbox, { to: TO, dlrurl: `${receiver.url}?r={ringtime}&b={billsec}` });
		await sandbox.idle();
		expect(receiver.reports[0]?.query).toEqual({ r: '3', b: '8' });
	});

	it.each([
		{ second: '+14155550201', status: 'ANSWER' },
		{ second: '+14155550203', status: 'BUSY_CHANNEL2' },
		{ second: '+14155550204', status: 'NOANSWER_CHANNEL2' },
		{ second: '+14155550205', status: 'FAILED_CHANNEL2' },
		{ second: '+14155550206', status: 'FAILED_CHANNEL2' },
	])('says $status when the call was passed on to $second', async ({ second, status }) => {
		const sandbox = await openSandbox({ options: { kaleyraForwardTo: second } });
		const receiver = await openReceiver();
		const dlrurl = `${receiver.url}?s={status}`;
		await startKaleyra(sandbox, { to: TO, target: PASS_ON.kaleyra, dlrurl });
		await sandbox.idle();
		expect(receiver.reports[0]?.query).toEqual({ s: status });
	});
});

describe('fillPlaceholders', () => {
	it.each([
		['{a}', '1%262'],
		['{{a}}', '1%262'],
		['x{a}y{{a}}', 'x1%262y1%262'],
		['{unknown}', '{unknown}'],
		['{}', '{}'],
		['{a', '{a'],
		['%7Ba%7D', '%7Ba%7D'],
		['{constructor}', '{constructor}'],
		['{api:X.Y}{keypress:W}', ''],
		['{api:}', '{api:}'],
	])('turns %s into %s', (template, filled) => {
		expect(fillPlaceholders(template, { a: '1&2' })).toBe(filled);
	});
});

describe("Kaleyra's subscribed numbers", () => {
	const numbers = (url: string, key: string) =>
		ask(`${url}/v1/HXSANDBOX/number/subscriptions`, { headers: { 'api-key': key } });

	it('lists the bridges under code CLE402', async () => {
		const { baseUrls } = await openSandbox();
		const { status, body } = await numbers(baseUrls.kaleyra, 'sandbox-key');
		expect([status, body.code]).toEqual([200, 'CLE402']);
		expect(body.data).toContainEqual(
			expect.objectContaining({
				number: '+14155550160',
				capabilities: ['voice_out'],
				iso_code: 'US',
				number_status: 'Active',
			}),
		);
	});

	it('answers 401 to a wrong key', async () => {
		const { baseUrls } = await openSandbox();
		expect((await numbers(baseUrls.kaleyra, 'no')).status).toBe(401);
	});
});

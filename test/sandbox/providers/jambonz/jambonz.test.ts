import { openSandbox } from '../../support';
import { ACCOUNT_SID, APPLICATION, KEY, TO, api, setHook, startCall } from './support';

describe('starting a call of jambonz', () => {
	it('answers 201 with the id of the call and that of its SIP side', async () => {
		const sandbox = await openSandbox();
		const { status, body } = await startCall(sandbox);
		expect(status).toBe(201);
		expect(body).toEqual({ sid: expect.any(String), callId: expect.any(String) });
		expect(sandbox.calls()).toMatchObject([
			{ id: body.sid, to: TO, flowId: APPLICATION, reference: 'order-1042' },
		]);
	});

	it.each([
		['a number without a plus sign', { to: { type: 'phone', number: TO.slice(1) } }],
		['any caller', { from: 'front desk' }],
		['no tag', { tag: undefined }],
		['hooks of its own, which do not count', { call_status_hook: 'https://x.example/hook' }],
		['detection of machines', { amd: { actionHook: 'http://127.0.0.1:9/amd' } }],
	])('takes %s', async (_what, change) => {
		const sandbox = await openSandbox();
		expect(await startCall(sandbox, change)).toMatchObject({ status: 201 });
		expect(sandbox.calls()).toMatchObject([{ to: TO }]);
	});

	it.each([
		['no caller', { from: '' }, 400, { msg: 'missing from parameter' }],
		[
			'no number',
			{ to: { type: 'phone' } },
			400,
			{ msg: 'missing or invalid to property: {"type":"phone"}' },
		],
		[
			'a number as text',
			{ to: TO },
			400,
			{ msg: `missing or invalid to property: ${JSON.stringify(TO)}` },
		],
		[
			'an unknown application',
			{ application_sid: 'FW0123' },
			400,
			{ msg: 'application_sid not found FW0123' },
		],
		['a tag that is text', { tag: 'order-1042' }, 500, 'Internal Server Error'],
		['a time-out that is no whole number', { timeout: 1.5 }, 500, 'Internal Server Error'],
	])('refuses %s, and dials nobody', async (_what, change, status, body) => {
		const sandbox = await openSandbox();
		expect(await startCall(sandbox, change)).toMatchObject({ status, body });
		expect(sandbox.calls()).toEqual([]);
	});

	it('refuses another key and another account', async () => {
		const sandbox = await openSandbox();
		expect(await startCall(sandbox, {}, { key: 'another' })).toMatchObject({
			status: 401,
			body: 'Unauthorized',
		});
		expect(await startCall(sandbox, {}, { account: 'another' })).toMatchObject({
			status: 403,
			body: { msg: 'insufficient permissions' },
		});
		expect(sandbox.calls()).toEqual([]);
	});

	it('answers 480 where no feature server is there', async () => {
		const sandbox = await openSandbox({ options: { jambonzFeatureServers: false } });
		expect(await startCall(sandbox)).toMatchObject({
			status: 480,
			body: { msg: 'no available feature servers at this time' },
		});
		expect(sandbox.calls()).toEqual([]);
	});
});

describe('the lists of jambonz', () => {
	it('have applications with their status hooks, once these are set', async () => {
		const sandbox = await openSandbox();
		const list = async () =>
			(await api(sandbox, `/Accounts/${ACCOUNT_SID}/Applications`)).body as Array<object>;
		expect(await list()).toContainEqual(
			expect.objectContaining({
				application_sid: APPLICATION,
				name: 'Courier at the door',
				call_status_hook: null,
			}),
		);
		const url = 'https://hooks.example.com/results#rc=3';
		expect(await setHook(sandbox, { url, method: 'POST' })).toMatchObject({ status: 204 });
		expect(await list()).toContainEqual(
			expect.objectContaining({
				application_sid: APPLICATION,
				call_status_hook: { url, method: 'POST' },
			}),
		);
	});

	it('refuse a hook that is no address, and an application that is not there', async () => {
		const sandbox = await openSandbox();
		expect(await setHook(sandbox, { url: 'results' })).toMatchObject({ status: 400 });
		expect(await setHook(sandbox, 'https://x.example', 'another')).toMatchObject({ status: 404 });
	});

	it('have numbers as carriers send them', async () => {
		const { body } = await api(await openSandbox(), '/PhoneNumbers');
		expect((body as Array<{ number: string }>).map(({ number }) => number)).toEqual([
			'442079460045',
			'442079460046',
		]);
	});

	it.each(['/Accounts/another/Applications', '/Accounts/another/Calls'])(
		'are of the own account alone: %s',
		async (path) => {
			expect(await api(await openSandbox(), path)).toMatchObject({ status: 403 });
		},
	);

	it('need the key', async () => {
		const sandbox = await openSandbox();
		expect(await api(sandbox, '/PhoneNumbers', { key: KEY.slice(1) })).toMatchObject({
			status: 401,
		});
	});
});

describe('a call that jambonz is asked about', () => {
	const callAt = (id: string) => `/Accounts/${ACCOUNT_SID}/Calls/${id}`;

	it('tells how it ended, without its tag', async () => {
		const sandbox = await openSandbox();
		const { body } = await startCall(sandbox, { to: { type: 'phone', number: '+14155550105' } });
		await sandbox.idle();
		const asked = await api(sandbox, callAt(body.sid));
		expect(asked.body).toMatchObject({
			call_sid: body.sid,
			call_status: 'failed',
			sip_status: 404,
			to: '+14155550105',
		});
		expect(asked.body).not.toHaveProperty('customerData');
		expect(asked.body).not.toHaveProperty('duration');
		expect((await api(sandbox, callAt('another'))).status).toBe(404);
		expect((await api(sandbox, `/Accounts/${ACCOUNT_SID}/Calls`)).body).toEqual([asked.body]);
	});
});

import { control, openSandbox } from '../../support';
import { ASSISTANT, NUMBER, get, startVapi } from './start-vapi';

const TO = '+14155550101';

describe('starting a call of Vapi', () => {
	it('answers 201 with the call', async () => {
		const sandbox = await openSandbox();
		const { status, body } = await startVapi(sandbox, TO, { name: 'order-1042' });
		expect(status).toBe(201);
		expect(body).toMatchObject({
			id: sandbox.calls()[0]!.id,
			type: 'outboundPhoneCall',
			status: 'queued',
			name: 'order-1042',
			assistantId: ASSISTANT,
			phoneNumberId: NUMBER,
			customer: { number: TO },
			subscriptionLimits: { concurrencyBlocked: false },
		});
		expect(sandbox.calls()).toMatchObject([{ provider: 'vapi', to: TO, reference: 'order-1042' }]);
	});

	it('calls from the number of that id', async () => {
		const sandbox = await openSandbox();
		const { body } = await startVapi(sandbox, TO);
		const { body: whole } = await control(sandbox, 'GET', `/calls/${body.id}`);
		expect(whole).toMatchObject({ from: '+14155550190' });
	});

	it('takes variables of any kind, and the assistant says them', async () => {
		const sandbox = await openSandbox();
		const variableValues = { order_number: 1042, origin_store: 'Main Street', lines: [{ a: 1 }] };
		const { body } = await startVapi(sandbox, TO, { assistantOverrides: { variableValues } });
		await sandbox.idle();
		const { artifact } = (await get(sandbox, `/call/${body.id}`)).body;
		expect(artifact.transcript).toMatch(/1042/);
	});

	it.each([
		{ given: 'a number without plus', change: { customer: { number: '14155550101' } } },
		{ given: 'no customer', change: { customer: undefined } },
		{ given: 'no assistant', change: { assistantId: undefined } },
		{ given: 'no number to call from', change: { phoneNumberId: undefined } },
		{ given: 'an address that is none', change: { assistantOverrides: { server: { url: 'x' } } } },
		{
			given: 'more than ten repeats',
			change: {
				assistantOverrides: {
					server: {
						url: 'https://hooks.example.com',
						backoffPlan: { type: 'fixed', maxRetries: 11, baseDelaySeconds: 1 },
					},
				},
			},
		},
	])('refuses $given with 400 and dials no number', async ({ change }) => {
		const sandbox = await openSandbox();
		const { status, body } = await startVapi(sandbox, TO, change);
		expect(status).toBe(400);
		expect(body).toMatchObject({
			message: [expect.any(String)],
			error: 'Bad Request',
			statusCode: 400,
		});
		expect(sandbox.calls()).toEqual([]);
	});

	it.each([
		{ given: 'an assistant', change: { assistantId: NUMBER }, message: 'Assistant not found' },
		{
			given: 'a number',
			change: { phoneNumberId: ASSISTANT },
			message: 'Phone number not found',
		},
	])('answers 404 to $given that the account does not have', async ({ change, message }) => {
		const sandbox = await openSandbox();
		const { status, body } = await startVapi(sandbox, TO, change);
		expect([status, body.message]).toEqual([404, message]);
		expect(sandbox.calls()).toEqual([]);
	});

	it('lets a call come from any number where anyCaller says so', async () => {
		const sandbox = await openSandbox({ options: { anyCaller: true } });
		expect((await startVapi(sandbox, TO, { phoneNumberId: ASSISTANT })).status).toBe(201);
	});

	it.each(['Bearer sandbox-vapi-keY', 'sandbox-vapi-key', ''])(
		'answers 401 to the key %j, whatever is asked',
		async (authorization) => {
			const sandbox = await openSandbox();
			expect((await startVapi(sandbox, TO, {}, authorization)).status).toBe(401);
			for (const path of ['/assistant', '/phone-number', '/call/x'])
				expect((await get(sandbox, path, authorization)).status).toBe(401);
			expect(sandbox.calls()).toEqual([]);
		},
	);
});

describe('what an account of Vapi has', () => {
	it('is listed: assistants', async () => {
		const { body } = await get(await openSandbox(), '/assistant?limit=100');
		expect(body).toContainEqual(
			expect.objectContaining({ id: ASSISTANT, name: 'Courier at the door' }),
		);
	});

	it('is listed: numbers', async () => {
		const { body } = await get(await openSandbox(), '/phone-number');
		expect(body).toMatchObject([
			{ id: NUMBER, number: '+14155550190' },
			{ id: '00000000-0000-4000-8000-000000000191', number: '+14155550191' },
		]);
	});

	it('does not have calls of others', async () => {
		expect((await get(await openSandbox(), '/call/unknown')).status).toBe(404);
	});
});

import { manualClock } from '../../clocks';
import { ask, openSandbox } from '../../support';
import { ACCOUNT_SID, FLOW, FROM, basic, get, startTwilio } from './support';

const TO = '+14155550101';

describe('starting an execution of Twilio Studio', () => {
	it('answers 201 with the execution', async () => {
		const sandbox = await openSandbox();
		const { status, body } = await startTwilio(sandbox, { To: TO });
		expect(status).toBe(201);
		expect(body).toMatchObject({
			sid: expect.stringMatching(/^FN[\da-f]{32}$/),
			account_sid: ACCOUNT_SID,
			flow_sid: FLOW,
			contact_channel_address: TO,
			status: 'active',
			links: { steps: `${body.url}/Steps` },
		});
		expect(sandbox.calls()).toMatchObject([{ id: body.sid, to: TO, flowId: FLOW }]);
	});

	it('takes an API key in place of the account', async () => {
		const authorization = basic('SK00000000000000000000000000000001', 'sandbox-twilio-secret');
		const { status } = await startTwilio(await openSandbox(), { To: TO }, { authorization });
		expect(status).toBe(201);
	});

	it.each<[number, number, string, Record<string, string>, object]>([
		[401, 20003, 'a wrong token', { To: TO }, { authorization: basic(ACCOUNT_SID, 'x') }],
		[401, 20003, 'no sign-in', { To: TO }, { authorization: '' }],
		[404, 20404, 'an unknown flow', { To: TO }, { flow: `FW${'0'.repeat(32)}` }],
		[404, 20404, 'a flow id of another form', { To: TO }, { flow: 'agent_1' }],
		[400, 21211, 'no number', {}, {}],
		[400, 21211, 'a number without plus', { To: TO.slice(1) }, {}],
		[400, 21212, 'a number of another account', { To: TO, From: '+14155559999' }, {}],
		[400, 20001, 'values that are no JSON', { To: TO, Parameters: 'x=1' }, {}],
		[400, 20001, 'values that are a list', { To: TO, Parameters: '[]' }, {}],
	])('answers %i with code %i to %s, and dials no phone', async (status, code, _what, form, to) => {
		const sandbox = await openSandbox();
		const answer = await startTwilio(sandbox, form, to);
		expect(answer).toMatchObject({ status, body: { code, status, message: expect.any(String) } });
		expect(sandbox.calls()).toEqual([]);
	});

	it('takes no JSON', async () => {
		const sandbox = await openSandbox();
		const { body } = await ask(`${sandbox.baseUrls.twilio}/v2/Flows/${FLOW}/Executions`, {
			method: 'POST',
			headers: {
				authorization: basic(ACCOUNT_SID, 'sandbox-twilio-token'),
				'content-type': 'application/json',
			},
			body: JSON.stringify({ To: TO, From: FROM }),
		});
		expect(body.code).toBe(21211);
	});

	it('takes twenty a second, and those beyond do not count', async () => {
		const clock = manualClock();
		const sandbox = await openSandbox({ clock });
		const many = async (from: number, to: number) => {
			const statuses = new Set<number>();
			for (let index = from; index < to; index += 1)
				statuses.add((await startTwilio(sandbox, { To: `+1415555${10 + index}01` })).status);
			return [...statuses];
		};
		expect(await many(0, 20)).toEqual([201]);
		const { status, body } = await startTwilio(sandbox, { To: TO });
		expect([status, body.code]).toEqual([429, 20429]);
		await clock.pass(1_001);
		expect(await many(20, 40)).toEqual([201]);
	});
});

describe('a second execution for one pair of numbers', () => {
	it.each([409, 400, 429])('is answered %i while the first is under way', async (second) => {
		const options = { twilioSecondExecution: second };
		const sandbox = await openSandbox({ clock: manualClock(), options });
		expect((await startTwilio(sandbox, { To: TO })).status).toBe(201);
		expect((await startTwilio(sandbox, { To: TO })).status).toBe(second);
		expect((await startTwilio(sandbox, { To: TO, From: '+14155550181' })).status).toBe(201);
		expect((await startTwilio(sandbox, { To: '+14155550103' })).status).toBe(201);
		expect(sandbox.calls()).toHaveLength(3);
	});

	it('is taken once the first has ended', async () => {
		const sandbox = await openSandbox();
		for (let times = 0; times < 3; times += 1) {
			expect((await startTwilio(sandbox, { To: TO })).status).toBe(201);
			await sandbox.idle();
		}
		expect(sandbox.calls()).toHaveLength(3);
	});

	it('is taken at once where the sandbox is told so', async () => {
		const options = { twilioSecondExecution: 0 };
		const sandbox = await openSandbox({ clock: manualClock(), options });
		expect((await startTwilio(sandbox, { To: TO })).status).toBe(201);
		expect((await startTwilio(sandbox, { To: TO })).status).toBe(201);
	});
});

describe('a number that does not exist', () => {
	it('is refused at the start where the sandbox is told so', async () => {
		const sandbox = await openSandbox({ options: { twilioInvalidNumber: 'at-start' } });
		const { status, body } = await startTwilio(sandbox, { To: '+14155550105' });
		expect([status, body.code]).toEqual([400, 21211]);
		expect(sandbox.calls()).toEqual([]);
	});
});

describe('the lists of a Twilio account', () => {
	it('are its flows', async () => {
		const { status, body } = await get(await openSandbox(), '/v2/Flows?PageSize=100');
		expect(status).toBe(200);
		expect(body.flows).toContainEqual(
			expect.objectContaining({ sid: FLOW, friendly_name: 'Courier at the door' }),
		);
		expect(body.meta).toMatchObject({ key: 'flows', next_page_url: null });
	});

	it('are its numbers, at its other API', async () => {
		const path = `/2010-04-01/Accounts/${ACCOUNT_SID}/IncomingPhoneNumbers.json`;
		const sandbox = await openSandbox();
		const { body } = await get(sandbox, path);
		const numbers = body.incoming_phone_numbers as Array<{ phone_number: string }>;
		expect(numbers.map((one) => one.phone_number)).toEqual([FROM, '+14155550181']);
		expect((await get(sandbox, path, '')).status).toBe(401);
		expect((await get(sandbox, path.replace('AC0', 'AC1'))).status).toBe(404);
	});
});

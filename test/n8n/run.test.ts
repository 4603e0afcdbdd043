import { openToken } from '../../core';
import { CREDENTIALS } from './support/contexts';
import {
	KEYS,
	PLACED,
	UNKNOWN_FLOW,
	call,
	callOf,
	formOf,
	itemsTo,
	start,
} from './support/trigger';

describe('a run that does not wait', () => {
	it('places each item in turn and keeps it, with its call', async () => {
		const { outputs, seen } = await start({
			...itemsTo('+1 415 555 0123', '+14155550124'),
			answers: [PLACED, PLACED],
		});
		expect(seen.requests.map(({ body }) => formOf(body).to)).toEqual([
			'+14155550123',
			'+14155550124',
		]);
		expect(seen.requests[0]).toMatchObject({
			type: 'kaleyraApi',
			url: 'https://provider.example.com/v1/HX1/voice/outbound',
		});
		expect(outputs).toHaveLength(2);
		expect(outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(outputs[0]![0]!.json).toMatchObject({
			to: '+1 415 555 0123',
			call: { exit: 'placed', confirmed: true, callId: 'K1', to: '+14155550123' },
		});
		expect(seen.messages).toEqual(['1 of 2 done', '2 of 2 done']);
	});

	it('sends a number that is none to Not Called, with reason and sentence', async () => {
		const { outputs, seen } = await start({ parameters: call('12345'), answers: [] });
		expect(callOf(outputs[1]![0])).toMatchObject({ exit: 'notCalled', reason: 'numberNotValid' });
		expect(callOf(outputs[1]![0]).sentence).toMatch(/country/);
		expect(seen.requests).toEqual([]);
	});

	it('asks for no result where none is wanted, and then needs no secret', async () => {
		const { ringbackCallbackApi: _none, ...credentials } = CREDENTIALS;
		const { seen } = await start({
			parameters: call('+14155550123'),
			credentials,
			answers: [PLACED],
		});
		expect(formOf(seen.requests[0]!.body)).not.toHaveProperty('dlrurl');
	});

	it('seals the result address that was given', async () => {
		const { seen } = await start({
			parameters: call('+14155550123', {
				resultUrl: 'https://n8n.example.com/webhook/results',
				context: '{"orderId":1042}',
			}),
			answers: [PLACED],
		});
		const url = new URL(formOf(seen.requests[0]!.body).dlrurl!);
		expect(url.pathname).toBe('/webhook/results');
		expect(openToken(url.searchParams.get('rb'), KEYS, Date.now())).toMatchObject({
			to: '+14155550123',
			context: { orderId: 1042 },
			deliver: {},
		});
	});

	it('says which calls are uncertain', async () => {
		const { outputs, seen } = await start({
			...itemsTo('+14155550123', '+14155550124'),
			answers: [{ status: 502, body: '' }, PLACED],
		});
		expect(outputs[0]!.map((item) => callOf(item).confirmed)).toEqual([false, true]);
		expect(seen.hints.slice(1)).toEqual([
			{ location: 'outputPane', type: 'warning', message: expect.stringMatching(/^Item 0: .*502/) },
		]);
	});

	it('says which number was refused, and why, whatever output is looked at', async () => {
		const { seen } = await start({ ...itemsTo('call me', '+14155550124'), answers: [PLACED] });
		expect(seen.hints.slice(1)).toEqual([
			{
				location: 'outputPane',
				type: 'info',
				message: expect.stringMatching(/^Item 0: Not Called: .*not a phone number/),
			},
		]);
	});

	it('warns of a result address that works only during a test', async () => {
		const resultUrl = 'https://n8n.example.com/webhook-test/results';
		const { seen } = await start({
			parameters: call('+14155550123', { resultUrl }),
			answers: [PLACED],
		});
		expect(seen.hints[0]!.message).toMatch(/test URL/);
	});

	it('calls a reference once, however many executions have it', async () => {
		const processed = new Set<string>();
		const parameters = call('+14155550123', { options: { reference: 'order-1042' } });
		const first = await start({ parameters, processed, answers: [PLACED] });
		const second = await start({ parameters, processed, executionId: '43', answers: [] });
		expect(callOf(first.outputs[0]![0]).exit).toBe('placed');
		expect(callOf(second.outputs[1]![0])).toMatchObject({ reason: 'alreadyCalled' });
	});

	it('takes the reference back when the call certainly was not made', async () => {
		const processed = new Set<string>();
		const parameters = call('+14155550123', { options: { reference: 'order-1042' } });
		await expect(start({ parameters, processed, answers: [UNKNOWN_FLOW] })).rejects.toThrow(/flow/);
		const { outputs } = await start({ parameters, processed, answers: [PLACED] });
		expect(outputs[0]).toHaveLength(1);
	});
});

describe('a dry run', () => {
	it('shows the request with every key masked', async () => {
		const { outputs } = await start({
			parameters: call('+14155550123', { waitForResult: true, options: { dryRun: true } }),
			answers: [],
		});
		const { request } = callOf(outputs[1]![0]) as unknown as { request: object };
		expect(request).toMatchObject({ method: 'POST', body: { to: '+14155550123', target: 'SG_1' } });
		const shown = JSON.stringify(request);
		expect(shown).not.toMatch(/MARKED-SECRET|0123abcd/);
		expect(shown).toContain('signature=••••••••');
	});
});

describe('a test of the callback', () => {
	const RESULT_URL = 'https://n8n.example.com/webhook/results';

	it('needs the address of a node that takes results', async () => {
		const options = { testWayBack: true };
		await expect(
			start({ parameters: call('+14155550123', { options }), answers: [] }),
		).rejects.toThrow(/Test Callback.*Result URL/);
	});

	it('places no call, and says for each exit what stands in the way', async () => {
		const parameters = call('+14155550123', {
			resultUrl: RESULT_URL,
			options: { testWayBack: true },
		});
		const { outputs } = await start({ parameters, answers: [] });
		const { reason, wayBack } = callOf(outputs[1]![0]) as unknown as {
			reason: string;
			wayBack: Array<{ state: string }>;
		};
		expect(reason).toBe('dryRun');
		expect(wayBack.map(({ state }) => state)).toEqual([
			...['notSaid', 'lost', 'notSaid'],
			...['lost', 'lost', 'lost', 'lost'],
		]);
	});
});

describe('a tool', () => {
	it('never waits, and answers its agent in one list', async () => {
		const { outputs, seen } = await start({
			type: 'triggerVoiceFlowTool',
			parameters: call('+14155550123', { waitForResult: true }),
			answers: [PLACED],
		});
		expect(outputs).toHaveLength(1);
		expect(callOf(outputs[0]![0]).exit).toBe('placed');
		expect(seen.waitTill).toBeUndefined();
	});
});

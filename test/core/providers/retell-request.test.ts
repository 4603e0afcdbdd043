import { providers, type HttpResponse, type ResultAddress } from '../../../core';
import { RESULT, readyCall, thrownBy } from '../samples';

const { retell } = providers;

const sent = (settings: object = {}, result: ResultAddress | null = null) => {
	const { input, account } = readyCall('retell', settings as Record<string, unknown>);
	const { body, ...request } = retell.start.toHttp(input, account, result);
	return { request, body: (body as { json: Record<string, unknown> }).json };
};
const read = (status: number, body: unknown) =>
	retell.start.read({ status, headers: {}, body } as HttpResponse);

describe('the request that starts a call at Retell AI', () => {
	it('names both numbers with plus, the agent and our reference', () => {
		expect(sent()).toEqual({
			request: { method: 'POST', path: '/v2/create-phone-call' },
			body: {
				from_number: '+442079460123',
				to_number: '+14155550123',
				override_agent_id: 'agent_0123456789abcdef0123456789',
				metadata: { reference: 'order-1042' },
			},
		});
	});

	it('sets the webhook for this call alone, and has the token echoed beside it', () => {
		expect(sent({}, RESULT).body).toMatchObject({
			metadata: { reference: 'order-1042', token: RESULT.token },
			agent_override: { agent: { webhook_url: RESULT.url, webhook_events: ['call_ended'] } },
		});
	});

	it('sends variables as text, as it takes nothing else', () => {
		const { body } = sent({ variables: { order: 1042, paid: true, name: 'Ada' } });
		expect(body.retell_llm_dynamic_variables).toEqual({ order: '1042', paid: 'true', name: 'Ada' });
	});

	it.each([
		['an object', { order: { id: 1 } }, 'order'],
		['nothing', { order: null }, 'order'],
	])('refuses a variable that is %s, by its name', (_what, variables, name) => {
		const error = thrownBy(() => sent({ variables }));
		expect(error).toMatchObject({ kind: 'invalidRequest', dialled: 'no' });
		expect(String(error)).toContain(name);
	});

	it.each([
		['no number to call from', { from: undefined }],
		['a number to call from without plus', { from: '4155550170' }],
	])('refuses %s before anything is sent', (_what, settings) => {
		expect(thrownBy(() => sent(settings))).toMatchObject({ field: 'from', dialled: 'no' });
	});
});

describe('an answer of Retell AI', () => {
	it.each([200, 201])('%i with a call id is a call', (status) => {
		expect(read(status, { call_id: 'call_1' })).toEqual({ accepted: true, callId: 'call_1' });
	});

	it('201 without one may have dialled', () => {
		expect(read(201, { status: 'ok' })).toEqual({ accepted: false, kind: 'unreadableAnswer' });
	});

	it('400 about the number called refuses the number, and 400 about another field does not', () => {
		expect(read(400, { message: 'to_number is not in E.164 format' })).toMatchObject({
			kind: 'numberRefused',
		});
		expect(read(400, { message: 'from_number is not yours' })).toMatchObject({ kind: 'refused' });
	});
});

describe("Retell AI's lists", () => {
	it('are its agents, by name, and its numbers in E.164', () => {
		const { flows, callers } = retell.lists!;
		const answer = (items: unknown) => ({ status: 200, headers: {}, body: { items } });
		const agents = [{ agent_id: 'agent_1', agent_name: 'Courier' }, { agent_id: 'agent_2' }, {}];
		expect(flows!.read(answer(agents))).toEqual([
			{ value: 'agent_1', label: 'Courier' },
			{ value: 'agent_2', label: 'agent_2' },
		]);
		const numbers = [{ phone_number: '+14155550170', nickname: 'Shop' }, { phone_number: 'sip' }];
		expect(callers!.read(answer(numbers))).toEqual([
			{ value: '+14155550170', label: 'Shop (+14155550170)' },
		]);
		expect(flows!.read(answer('none'))).toBeUndefined();
	});
});

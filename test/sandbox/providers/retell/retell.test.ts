import { createHmac } from 'node:crypto';
import { ask, openReceiver, openSandbox, until } from '../../support';

const AGENT = 'agent_00000000000040008000000000000c01';
const KEY = 'sandbox-retell-key';
const START = {
	from_number: '+14155550170',
	to_number: '+14155550101',
	override_agent_id: AGENT,
};

const at = (sandbox: { readonly baseUrls: { readonly retell: string } }) => {
	const send = (path: string, init: object = {}, key = KEY) =>
		ask(`${sandbox.baseUrls.retell}${path}`, {
			headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
			...init,
		});
	const post = (path: string, body: object, key = KEY) =>
		send(path, { method: 'POST', body: JSON.stringify(body) }, key);
	return { send, post, start: (body: object) => post('/v2/create-phone-call', body) };
};

describe('the sandbox as Retell AI', () => {
	it('answers a start with the call object, and dials', async () => {
		const sandbox = await openSandbox();
		const { status, body } = await at(sandbox).start({ ...START, metadata: { a: 1 } });
		expect(status).toBe(201);
		expect(body).toMatchObject({
			call_id: expect.stringMatching(/^call_[0-9a-f]{32}$/),
			call_status: 'registered',
			agent_id: AGENT,
			metadata: { a: 1 },
		});
		expect(sandbox.calls()).toMatchObject([{ to: '+14155550101', provider: 'retell' }]);
	});

	it.each([
		['a number without plus', { ...START, to_number: '14155550101' }, 400],
		['a variable that is no text', { ...START, retell_llm_dynamic_variables: { n: 1 } }, 400],
		['an unknown agent', { ...START, override_agent_id: 'agent_1' }, 404],
		["a number that is not the account's", { ...START, from_number: '+14155550199' }, 404],
	])('refuses %s, and dials no number', async (_what, body, status) => {
		const sandbox = await openSandbox();
		expect((await at(sandbox).start(body)).status).toBe(status);
		expect(sandbox.calls()).toEqual([]);
	});

	it('wants its key everywhere', async () => {
		const { post, send } = at(await openSandbox());
		expect((await post('/v2/create-phone-call', START, 'wrong')).status).toBe(401);
		expect((await post('/v2/list-agents', {}, 'wrong')).status).toBe(401);
		expect((await send('/v2/get-call/call_1', {}, 'wrong')).status).toBe(401);
	});

	it('lists agents and numbers', async () => {
		const { post, send } = at(await openSandbox());
		const agents = (await post('/v2/list-agents', {})).body as { items: object[] };
		expect(agents.items[0]).toMatchObject({ agent_id: AGENT, agent_name: 'Courier at the door' });
		expect((await send('/v2/list-phone-numbers')).body).toMatchObject({
			items: [{ phone_number: '+14155550170' }, { phone_number: '+14155550171' }],
		});
	});

	it.each([
		['02', 'voicemail_reached', 'ended', 'voicemail'],
		['03', 'dial_busy', 'not_connected', 'busy'],
		['07', 'user_declined', 'not_connected', 'busy'],
	])('posts a signed event after ending %s: %s', async (ending, reason, call_status, exit) => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		const { body } = await at(sandbox).start({
			...START,
			to_number: `+141555501${ending}`,
			agent_override: { agent: { webhook_url: receiver.url, webhook_events: ['call_ended'] } },
		});
		await until(() => receiver.requests.length > 0);
		const [post] = receiver.requests;
		expect(JSON.parse(post!.body)).toMatchObject({
			event: 'call_ended',
			call: { call_id: body.call_id, call_status, disconnection_reason: reason },
		});
		const [, time, digest] = /^v=(\d+),d=(\w+)$/.exec(String(post!.headers['x-retell-signature']))!;
		expect(digest).toBe(
			createHmac('sha256', KEY)
				.update(post!.body + time)
				.digest('hex'),
		);
		expect(sandbox.calls()).toMatchObject([{ exit }]);
		expect((await at(sandbox).send(`/v2/get-call/${String(body.call_id)}`)).body).toMatchObject({
			disconnection_reason: reason,
			call_analysis: { in_voicemail: ending === '02' },
		});
	});

	it('keeps the event back where it was not asked for', async () => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await at(sandbox).start({
			...START,
			agent_override: { agent: { webhook_url: receiver.url, webhook_events: ['call_started'] } },
		});
		await until(() => sandbox.calls()[0]?.endedAt !== null);
		expect(receiver.requests).toEqual([]);
	});
});

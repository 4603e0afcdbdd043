import { flowOf, PLACE, sink } from './support/flow';
import { settled, useNodeRed } from './support/host';
import { openIn } from './support/hours';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();
const BUSY = '+14155550103';
const SLOWLY = { callsPerSecond: '0.01', callsPerSecondType: 'num' };

async function open(trigger: Readonly<Record<string, unknown>> = {}) {
	const sandbox = await openSandbox();
	const options = { sandboxUrl: sandbox.url, publicUrl: host.url, trigger };
	const flow = flowOf({ provider: 'cmCom', ...options });
	const complete = {
		...{ id: 'complete', type: 'complete', ...PLACE, scope: [flow.triggerId], uncaught: false },
		wires: [['completed']],
	};
	await host.start({ ...flow, nodes: [...flow.nodes, complete, sink('completed')] });
	const send = (msg: object = {}) => host.send(flow.triggerId, { payload: BUSY, ...msg });
	const shows = (text: RegExp) =>
		host.statusOf(flow.triggerId, (status) => text.test(status.text ?? ''));
	const calls = (act: string, more: object = {}) =>
		host.post('/ringback/calls', { account: flow.accountId, act, ...more });
	/** The next message that left the trigger, or failed. */
	const nextCall = async () => {
		for (;;) {
			const arrival = await host.next();
			if (arrival.at !== 'completed') return arrival;
		}
	};
	return { sandbox, flow, send, shows, calls, nextCall };
}
const stopped = {
	at: 'trigger.notCalled',
	msg: { call: { exit: 'notCalled', reason: 'stopped', confirmed: true, placedAt: null } },
};
const HELD = { askRules: true, callingHours: openIn(2, Date.now()).callingHours, timeZone: 'UTC' };

describe('an account that is stopped', () => {
	it('calls nobody, without any rules, until it is started again', async () => {
		const { sandbox, send, shows, nextCall } = await open();
		send({ stopCalls: true });
		await shows(/stopped$/);
		send();
		const { at, msg } = await nextCall();
		expect({ at, msg }).toMatchObject(stopped);
		expect(msg.call.sentence).toMatch(/^The account is stopped/);
		expect(sandbox.calls()).toHaveLength(0);
		send({ stopCalls: 'false' });
		send();
		expect(await nextCall()).toMatchObject({ at: 'trigger.busy' });
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('lets an emergency through as little as anything else', async () => {
		const { send, nextCall } = await open({ askRules: true, purpose: 'emergency' });
		send({ stopCalls: true });
		send();
		expect(await nextCall()).toMatchObject(stopped);
	});

	it('empties its queue at once; the call that was made is waited for', async () => {
		const { sandbox, send, nextCall } = await open(SLOWLY);
		for (let n = 0; n < 4; n++) send({ payload: `+1415555010${n + 1}` });
		const first = await nextCall();
		send({ stopCalls: true });
		const rest = [await nextCall(), await nextCall(), await nextCall()];
		expect(first.at).not.toBe('trigger.notCalled');
		for (const one of rest) expect(one).toMatchObject(stopped);
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('sends none of those that queued, even if it is started again at once', async () => {
		const { sandbox, send, nextCall } = await open({ waitForResult: false, ...SLOWLY });
		for (let n = 0; n < 3; n++) send();
		expect(await nextCall()).toMatchObject({ at: 'trigger.placed' });
		send({ stopCalls: true });
		send({ stopCalls: false });
		const ends = [await nextCall(), await nextCall(), await nextCall()];
		expect(ends.filter(({ at }) => at === 'trigger.notCalled')).toHaveLength(2);
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('frees the references of those that it did not call', async () => {
		const { send, nextCall } = await open({ reference: 'order-1' });
		send({ stopCalls: true });
		send();
		expect(await nextCall()).toMatchObject(stopped);
		send({ stopCalls: false });
		send();
		expect(await nextCall()).toMatchObject({ at: 'trigger.busy' });
	});

	it('lets go what it holds', async () => {
		const { sandbox, send, shows, nextCall } = await open(HELD);
		send();
		send();
		await shows(/held$/);
		send({ stopCalls: true });
		expect(await nextCall()).toMatchObject(stopped);
		expect(await nextCall()).toMatchObject(stopped);
		await shows(/stopped$/);
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('stays stopped through a deploy', async () => {
		const { flow, send, nextCall } = await open();
		send({ stopCalls: true });
		await settled();
		await host.deploy(flow.nodes, 'full', flow.credentials);
		host.send(flow.triggerId, { payload: BUSY });
		expect(await nextCall()).toMatchObject(stopped);
	});

	it.each(['', null, undefined, 'maybe', {}])('is neither by stopCalls: %j', async (stopCalls) => {
		const { sandbox, send, nextCall } = await open();
		send({ stopCalls: true });
		send({ stopCalls });
		expect(await nextCall()).toMatchObject({
			at: 'error',
			msg: { failure: { kind: 'invalidRequest', field: 'stopCalls' } },
		});
		send();
		expect(await nextCall()).toMatchObject(stopped);
		expect(sandbox.calls()).toHaveLength(0);
	});
});

describe('held calls', () => {
	it('are listed for the dialog of the account, which can give each up', async () => {
		const { flow, send, shows, calls, nextCall } = await open({
			...HELD,
			reference: 'order',
			referenceType: 'msg',
		});
		for (const order of ['one', 'two']) send({ order });
		await shows(/2.*held$|held$/);
		const { body } = await calls('show');
		const { held } = body as { held: Array<Record<string, string>> };
		expect(body).toMatchObject({ stopped: false, count: 2 });
		expect(held[0]).toEqual({
			...{ id: expect.any(String), node: flow.triggerId, to: '+14…03' },
			...{ reference: 'one', reason: 'outsideCallingHours' },
			notBefore: openIn(2, Date.now()).opensAt,
		});
		expect(JSON.stringify(body)).not.toContain(BUSY);
		await calls('giveUp', { call: held[0]!.id });
		expect(await nextCall()).toMatchObject({ ...stopped, msg: { call: { reference: 'one' } } });
		expect((await calls('show')).body).toMatchObject({ count: 1, held: [{ reference: 'two' }] });
	});

	it('are told to a Complete node, for a flow to show', async () => {
		const { send, shows } = await open({ ...HELD, reference: 'order-7' });
		send();
		await shows(/held$/);
		send({ heldCalls: true });
		const { at, msg } = await host.next();
		expect({ at, msg }).toMatchObject({
			at: 'completed',
			msg: {
				heldCalls: true,
				payload: { stopped: false, held: [{ reference: 'order-7', to: '+14…03' }] },
			},
		});
	});
});

describe('a call that is held for its hours', () => {
	it.each([
		['is held again', false],
		['leaves where the account was stopped meanwhile', true],
	])('%s when its trigger comes back, with its message', async (_what, isStopped) => {
		const { sandbox, flow, send, shows, calls, nextCall } = await open(HELD);
		send({ keep: 'me' });
		await shows(/held$/);
		const without = flow.nodes.filter(({ id }) => id !== flow.triggerId);
		await host.deploy(without, 'full', flow.credentials);
		expect((await calls('show')).body).toMatchObject({ count: 0 });
		if (isStopped) await calls('stop');
		await host.deploy(flow.nodes, 'full', flow.credentials);
		if (!isStopped) {
			while (((await calls('show')).body as { count: number }).count === 0);
			host.send(flow.triggerId, { giveUp: true });
		}
		expect(await nextCall()).toMatchObject({ ...stopped, msg: { ...stopped.msg, keep: 'me' } });
		expect(sandbox.calls()).toHaveLength(0);
	});
});

describe('the buttons of the dialog', () => {
	it('stop the account and start it', async () => {
		const { send, calls, nextCall } = await open();
		expect(await calls('stop')).toMatchObject({ status: 200, body: { stopped: true, held: [] } });
		send();
		expect(await nextCall()).toMatchObject(stopped);
		expect(await calls('start')).toMatchObject({ body: { stopped: false } });
		send();
		expect(await nextCall()).toMatchObject({ at: 'trigger.busy' });
	});

	it('say what is not there', async () => {
		const { calls } = await open();
		expect(await calls('explode')).toMatchObject({ status: 400 });
		expect(await host.post('/ringback/calls', { account: 'gone', act: 'stop' })).toMatchObject({
			status: 400,
		});
	});
});

jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { useCallOnce } from './support/call-once';

const { host, open } = useCallOnce();

describe('a call without a reference of its own', () => {
	it('is one for each message, also where many have one id', async () => {
		const { sandbox, flow } = await open({ trigger: { reference: '' } });
		for (const payload of ['+14155550101', '+14155550103', '+14155550101'])
			host.send(flow.triggerId, { payload, _msgid: 'the-same' });
		const references = new Set<string>();
		for (let n = 0; n < 3; n++) references.add((await host.next()).msg.call.reference);
		expect(references.size).toBe(3);
		expect(sandbox.calls()).toHaveLength(3);
	});
});

describe('a reference that was called before', () => {
	it('is warned of where no wire takes Not Called', async () => {
		const { flow, send } = await open();
		const nodes = flow.nodes.map((node) =>
			node.id === flow.triggerId
				? { ...node, wires: (node.wires as string[][]).map((wire, at) => (at === 1 ? [] : wire)) }
				: node,
		);
		await host.deploy(nodes, 'full', flow.credentials);
		send();
		await host.next();
		send();
		await host.statusOf(flow.triggerId, ({ text }) => /notCalled/.test(text ?? ''));
		host.send(flow.triggerId, { payload: 'no number' });
		await host.next();
		expect(host.log()).toContainEqual(
			expect.objectContaining({
				id: flow.triggerId,
				msg: expect.stringContaining('This reference was called before'),
			}),
		);
	});
});

describe('the message that leaves', () => {
	it('has a payload and a call that are two objects', async () => {
		const { send } = await open();
		send();
		const { msg } = await host.next();
		expect(msg.payload).toEqual(msg.call);
		expect(msg.payload).not.toBe(msg.call);
		expect(msg.payload.answers).not.toBe(msg.call.answers);
	});

	it.each([
		'A-1042',
		'0042',
		'12345678901234567890',
		'1e5',
		'true',
		'{"id":1}',
		{ id: 'A-1' },
		1042,
	])('brings back the context %p as it was given', async (ctx) => {
		const { flow } = await open({
			trigger: { context: 'ctx', contextType: 'msg', dryRun: true },
		});
		host.send(flow.triggerId, { payload: '+14155550103', ctx });
		expect((await host.next()).msg.call.context).toEqual(ctx);
	});
});

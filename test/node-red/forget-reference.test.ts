jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { PLACE, flowOf, sink, type FlowOptions } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();

async function open(trigger: FlowOptions['trigger'] = {}) {
	const sandbox = await openSandbox();
	const flow = flowOf({
		...{ provider: 'cmCom', sandboxUrl: sandbox.url, publicUrl: host.url },
		trigger: { reference: 'order-1042', ...trigger },
	});
	const complete = {
		...{ id: 'complete', type: 'complete', ...PLACE, scope: [flow.triggerId], uncaught: false },
		wires: [['completed']],
	};
	await host.start({ ...flow, nodes: [...flow.nodes, complete, sink('completed')] });
	const send = (more: object = {}) =>
		host.send(flow.triggerId, { payload: '+14155550103', ...more });
	return { sandbox, send };
}

/** The next message that a Complete node or an output gets. */
const told = async (at: string) => {
	for (;;) {
		const arrival = await host.next();
		if (arrival.at === at) return arrival.msg;
	}
};

describe('msg.forgetReference', () => {
	it('lets a reference be called again, and calls nobody itself', async () => {
		const { sandbox, send } = await open();
		send();
		await told('trigger.busy');
		send();
		expect(await told('trigger.notCalled')).toMatchObject({ call: { reason: 'alreadyCalled' } });
		send({ forgetReference: 'order-1042' });
		for (;;) {
			const msg = await told('completed');
			if (!('forgetReference' in msg)) continue;
			expect(msg.payload).toEqual({ reference: 'order-1042', forgotten: true });
			break;
		}
		expect(sandbox.calls()).toHaveLength(1);
		send();
		expect(await told('trigger.busy')).toMatchObject({ call: { replayed: false } });
		expect(sandbox.calls()).toHaveLength(2);
	});

	it('says of one that was not called that there was nothing to forget', async () => {
		const { send } = await open();
		send({ forgetReference: 1042 });
		expect(await told('completed')).toMatchObject({
			payload: { reference: '1042', forgotten: false },
		});
	});

	it.each(['', '  ', true, null, {}])('refuses %j', async (forgetReference) => {
		const { send } = await open();
		send({ forgetReference });
		expect(await told('error')).toMatchObject({
			failure: { kind: 'invalidRequest', field: 'forgetReference' },
		});
	});
});

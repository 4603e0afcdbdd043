jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { flowOf, sink, type FlowOptions } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();

async function open(trigger: FlowOptions['trigger']) {
	const sandbox = await openSandbox();
	const flow = flowOf({ provider: 'cmCom', sandboxUrl: sandbox.url, publicUrl: host.url, trigger });
	// outputs and wires are those of a trigger that waits
	const nodes = flow.nodes.map((node) =>
		node.id === flow.triggerId ? { ...node, ...trigger } : node,
	);
	await host.start({ ...flow, nodes: [...nodes, sink('trigger.placed')] });
	return { sandbox, send: () => host.send(flow.triggerId, { payload: '+14155550103' }) };
}

describe('a switch of a trigger that arrives as text or number', () => {
	it.each(['true', 'yes', 'TRUE', '1', 1, 'on'])(
		'dials no number with Dry Run %p',
		async (dryRun) => {
			const { sandbox, send } = await open({ dryRun });
			send();
			expect(await host.next()).toMatchObject({ msg: { call: { reason: 'dryRun' } } });
			expect(sandbox.calls()).toHaveLength(0);
		},
	);

	it.each(['false', 'no', 0])('dials with Dry Run %p', async (dryRun) => {
		const { sandbox, send } = await open({ dryRun });
		send();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('calls a reference again with Call Once "false"', async () => {
		const { sandbox, send } = await open({ callOnce: 'false', reference: 'order-1042' });
		for (let n = 0; n < 2; n++) {
			send();
			expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		}
		expect(sandbox.calls()).toHaveLength(2);
	});

	it('has the outputs of a trigger that does not wait with Wait for Result "false"', async () => {
		const wires = [['trigger.placed'], []];
		const { send } = await open({ waitForResult: 'false', wires });
		send();
		// the other is the report's, at Outbound Call Result
		const arrivals = [await host.next(), await host.next()];
		expect(arrivals.map(({ at }) => at).sort()).toEqual(['result.busy', 'trigger.placed']);
	});

	it.each([
		['no', false],
		['yes', true],
	])('hides the caller number or not with Hide Caller Number %p', async (anonymous, expected) => {
		const { send } = await open({ anonymous, dryRun: true });
		send();
		expect(await host.next()).toMatchObject({
			msg: { call: { request: { body: { anonymous: expected } } } },
		});
	});

	it.each([
		['waitForResult', 'Wait for Result'],
		['callOnce', 'Call Once'],
		['anonymous', 'Hide Caller Number'],
		['dryRun', 'Dry Run'],
		['summary', 'Summary'],
	])('dials no number while %s is neither yes nor no, and names it', async (field, label) => {
		const { sandbox, send } = await open({ [field]: '${RINGBACK_TEST_NOT_SET}' });
		send();
		expect(await host.next()).toMatchObject({
			at: 'error',
			msg: { failure: { field, message: `"${label}" has to be true or false.` } },
		});
		expect(sandbox.calls()).toHaveLength(0);
	});
});

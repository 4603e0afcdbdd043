jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import type { StoredNode } from 'node-red-node-test-helper';
import { OUTPUTS } from '../../core';
import { flowOf, sink, listenerOf, withChange, type TestFlow } from './support/flow';
import { holdCall } from './support/held-call';
import { openHeldServer } from './support/held-server';
import { settled, useNodeRed } from './support/host';
import { handOn, openRelay } from './support/relay';
import { openSandbox, order } from './support/sandbox';
import { holdTimeouts } from './support/timers';

const host = useNodeRed();

const renamed = (flow: TestFlow) =>
	withChange(withChange(flow.nodes, flow.triggerId, { name: 'new' }), flow.listenerId, {
		name: 'new',
	});
const without = (flow: TestFlow, id: string) => flow.nodes.filter((node) => node.id !== id);

describe('a deploy while a call is waited for', () => {
	it.each(['full', 'flows', 'nodes'] as const)(
		'of kind %s: the result leaves the new node, once',
		async (how) => {
			const { sandbox, flow, handOver } = await holdCall(host);
			await host.deploy(renamed(flow), how);
			expect(await handOver()).toMatchObject({ status: 200 });
			expect(await host.next()).toMatchObject({
				at: 'trigger.busy',
				msg: { keep: 'me', call: { exit: 'busy', context: { orderId: 1042 } } },
			});
			expect(await handOver()).toMatchObject({ status: 200, body: { duplicate: true } });
			await settled();
			expect(host.arrivals).toHaveLength(1);
			expect(sandbox.calls()).toHaveLength(1);
		},
	);

	it('that wires it otherwise: the result goes where the new wires lead', async () => {
		const { flow, handOver } = await holdCall(host);
		const wires = OUTPUTS.triggerWaiting.map(() => ['elsewhere']);
		const nodes = [...withChange(flow.nodes, flow.triggerId, { wires }), sink('elsewhere')];
		await host.deploy(nodes, 'full');
		await handOver();
		expect(await host.next()).toMatchObject({ at: 'elsewhere', msg: { topic: 'busy' } });
	});

	it('shows on the new node that a call is waited for', async () => {
		const { flow } = await holdCall(host);
		const before = host.statuses.length;
		await host.deploy(renamed(flow), 'full');
		expect(host.statuses.slice(before).map(({ status }) => status.text)).toContain(
			'ringback-trigger-voice-flow.status.waiting',
		);
	});

	it('that removes the node: the result goes to Outbound Call Result', async () => {
		const { flow, handOver } = await holdCall(host);
		await host.deploy(without(flow, flow.triggerId), 'full');
		await handOver();
		expect(await host.next()).toMatchObject({
			at: 'result.busy',
			msg: { call: { exit: 'busy', context: { orderId: 1042 } } },
		});
		await settled();
		expect(host.arrivals).toHaveLength(1);
	});

	it.each([
		{ when: 'before', at: 'trigger.busy' },
		{ when: 'after', at: 'result.busy' },
	])(
		'that removes the node while its request is under way: a report from $when leaves by $at',
		async ({ when, at }) => {
			const sandbox = await openSandbox();
			await order(sandbox, 'talkdesk', 'timeout-after-accept');
			const relay = await openRelay();
			const flow = flowOf({
				sandboxUrl: sandbox.url,
				publicUrl: host.url,
				trigger: { resultUrl: relay.url },
			});
			await host.start(flow);
			host.send(flow.triggerId, { payload: '+14155550103' });
			const report = await relay.held();
			const handOver = () => handOn(`${host.url}/ringback/${flow.accountId}`, report);
			if (when === 'before') await handOver();
			await host.deploy(without(flow, flow.triggerId), 'nodes');
			if (when === 'after') await handOver();
			expect(await host.next()).toMatchObject({ at });
			await settled();
			expect(host.arrivals).toHaveLength(1);
		},
	);

	it('that ends in a stop: the result goes to Outbound Call Result when the flows run again', async () => {
		holdTimeouts();
		const { handOver } = await holdCall(host);
		await host.stopFlows();
		jest.advanceTimersByTime(10_000);
		await host.startFlows();
		await handOver();
		expect(await host.next()).toMatchObject({ at: 'result.busy' });
		await settled();
		expect(host.arrivals).toHaveLength(1);
	});

	it('that makes it a node that does not wait: the result goes to Outbound Call Result', async () => {
		const { flow, handOver } = await holdCall(host);
		const change = { waitForResult: false, outputs: 2, wires: [['placed'], ['notCalled']] };
		const nodes = [
			...withChange(flow.nodes, flow.triggerId, change),
			sink('placed'),
			sink('notCalled'),
		];
		await host.deploy(nodes, 'full');
		await handOver();
		expect(await host.next()).toMatchObject({ at: 'result.busy' });
	});

	it('that gives Outbound Call Result to another account: reports are taken all the same', async () => {
		const { flow, handOver } = await holdCall(host);
		const other: StoredNode = { ...flow.nodes[1]!, id: `${flow.accountId}b` };
		await host.deploy(
			[...withChange(flow.nodes, flow.listenerId, { account: other.id }), other],
			'nodes',
			{ ...flow.credentials, [other.id]: flow.credentials[flow.accountId]! },
		);
		expect(await handOver()).toMatchObject({ status: 200 });
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('that disables the tab of Outbound Call Result: reports are taken all the same', async () => {
		const sandbox = await openSandbox();
		const relay = await openRelay();
		const flow = flowOf({
			sandboxUrl: sandbox.url,
			publicUrl: host.url,
			listener: false,
			trigger: { resultUrl: relay.url },
		});
		const listener = listenerOf(flow.listenerId, flow.accountId, 'result').map((node) => ({
			...node,
			z: 'tab2',
		}));
		const tab2: StoredNode = { id: 'tab2', type: 'tab', label: 'Results' };
		await host.start({ ...flow, nodes: [...flow.nodes, tab2, ...listener] });
		host.send(flow.triggerId, { payload: '+14155550103' });
		const report = await relay.held();
		await host.deploy([...flow.nodes, { ...tab2, disabled: true }, ...listener], 'full');
		const answer = await handOn(`${host.url}/ringback/${flow.accountId}`, report);
		expect(answer.status).toBe(200);
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});
});

describe('a deploy while a call is being placed', () => {
	it('that makes it a node that waits: Placed does not leave by No Result', async () => {
		const server = await openHeldServer();
		const flow = flowOf({
			sandboxUrl: '',
			publicUrl: host.url,
			account: server.account,
			trigger: { waitForResult: false },
		});
		await host.start(flow);
		host.send(flow.triggerId, { payload: '+14155550103' });
		const answer = await server.start();
		const wires = OUTPUTS.triggerWaiting.map((exit) => [`new.${exit}`]);
		await host.deploy(
			[
				...withChange(flow.nodes, flow.triggerId, { waitForResult: true, outputs: 8, wires }),
				...OUTPUTS.triggerWaiting.map((exit) => sink(`new.${exit}`)),
			],
			'full',
		);
		answer(202, { interaction_id: 'i-1' });
		await host.statusOf(flow.triggerId, ({ text }) => /placed/.test(text ?? ''));
		await settled();
		expect(host.arrivals.map(({ at }) => at)).not.toContain('new.noResult');
	});

	it.each(['full', 'nodes'] as const)(
		'of kind %s: a refusal that comes afterwards reaches the Catch node, once',
		async (how) => {
			const server = await openHeldServer();
			const flow = flowOf({ sandboxUrl: '', publicUrl: host.url, account: server.account });
			await host.start(flow);
			host.send(flow.triggerId, { payload: '+14155550103', keep: 'me' });
			const answer = await server.start();
			await host.deploy(renamed(flow), how);
			answer(404, { code: 'nothing' });
			expect(await host.next()).toMatchObject({
				at: 'error',
				msg: { keep: 'me', error: { code: 'flowNotFound', source: { id: flow.triggerId } } },
			});
			await settled();
			expect(host.arrivals).toHaveLength(1);
		},
	);
});

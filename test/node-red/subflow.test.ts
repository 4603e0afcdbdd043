jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import type { StoredNode } from 'node-red-node-test-helper';
import { OUTPUTS, type CallResult, type ResultToken } from '../../core';
import { deliver, expectResult } from '../../node-red/results/router';
import { PLACE, flowOf, sink, listenerOf, withChange, type TestFlow } from './support/flow';
import { holdCall } from './support/held-call';
import { settled, useNodeRed } from './support/host';
import { handOn, openRelay } from './support/relay';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();

/** The node moved into a subflow of which one instance stands on the tab. */
function inSubflow(nodes: readonly StoredNode[], id: string, outputs: number): StoredNode[] {
	const ports = Array.from({ length: outputs }, (_, port) => ({ id, port }));
	const definition = {
		...{ id: 'sub', type: 'subflow', name: 'Inside', env: [] },
		in: [{ x: 1, y: 1, wires: [{ id }] }],
		out: [{ x: 9, y: 1, wires: ports }],
	};
	const instance = { id: 'instance', type: 'subflow:sub', ...PLACE, wires: [['inside']] };
	const moved = withChange(nodes, id, {
		z: 'sub',
		wires: Array.from({ length: outputs }, () => []),
	});
	return [...moved, definition, instance, sink('inside')];
}

const HOW = [
	['removed', (nodes: StoredNode[]) => nodes.filter(({ id }) => id !== 'instance')],
	['disabled', (nodes: StoredNode[]) => withChange(nodes, 'instance', { d: true })],
] as const;

describe.each(HOW)('a subflow instance that is %s', (_how, change) => {
	it.each(['full', 'flows', 'nodes'] as const)(
		'with an Outbound Call Result in it keeps no report from the others (deploy of kind %s)',
		async (how) => {
			const { flow, handOver } = await holdCall(host, { trigger: { waitForResult: false } });
			await host.next();
			const inner = listenerOf('inner', flow.accountId, 'unused').slice(0, 1);
			const nodes = inSubflow([...flow.nodes, ...inner], 'inner', OUTPUTS.callResult.length);
			await host.deploy(nodes, 'full', flow.credentials);
			await host.deploy(change(nodes), how, flow.credentials);
			expect(await handOver()).toMatchObject({ status: 200, body: { ok: true } });
			expect(await host.next()).toMatchObject({ at: 'result.busy' });
		},
	);

	it('with a trigger in it that waits: the result goes to Outbound Call Result', async () => {
		const { nodes, flow, handOver } = await holdInSubflow();
		await host.deploy(change(nodes), 'nodes', flow.credentials);
		expect(await handOver()).toMatchObject({ status: 200 });
		expect(await host.next()).toMatchObject({
			at: 'result.busy',
			msg: { call: { reference: 'order-1042' } },
		});
		await settled();
		expect(host.arrivals).toHaveLength(1);
	});

	it('with a trigger in it that waits: without such a node the report shall come again', async () => {
		const { nodes, flow, handOver } = await holdInSubflow({ listener: false });
		await host.deploy(change(nodes), 'nodes', flow.credentials);
		expect(await handOver()).toMatchObject({ status: 503 });
		expect(host.log()).toContainEqual(
			expect.objectContaining({ id: flow.accountId, msg: 'ringback-account.status.unclaimed' }),
		);
		const late = listenerOf('late', flow.accountId, 'late');
		await host.deploy([...change(nodes), ...late], 'nodes', flow.credentials);
		expect(await handOver()).toMatchObject({ status: 200 });
		expect(await host.next()).toMatchObject({ at: 'late.busy' });
		expect(await handOver()).toMatchObject({ status: 200, body: { duplicate: true } });
	});
});

describe('a tab that is disabled', () => {
	it('with a trigger on it that waits: the result goes to Outbound Call Result', async () => {
		const { flow, handOver } = await holdCall(host);
		const listener = listenerOf('other', flow.accountId, 'other').map((node) => ({
			...node,
			z: 'second',
		}));
		const second = { id: 'second', type: 'tab', label: 'Second' };
		const nodes = [...withChange(flow.nodes, 'tab', { disabled: true }), second, ...listener];
		await host.deploy(nodes, 'nodes', flow.credentials);
		expect(await handOver()).toMatchObject({ status: 200 });
		expect(await host.next()).toMatchObject({ at: 'other.busy' });
	});
});

describe('a report that comes while the node that waits is made anew', () => {
	it('is not taken, so that it comes again', async () => {
		const token = { id: 'made-anew', expiresAt: Date.now() + 60_000 } as ResultToken;
		const result = { exit: 'busy' } as CallResult;
		let isThere = false;
		const expected = expectResult(token, new AbortController().signal, () => isThere);
		const heard = expected.within(60_000);
		expect(deliver('account', token, result)).toBe('deploying');
		isThere = true;
		expect(deliver('account', token, result)).toBe('waiter');
		expect(await heard).toBe(result);
	});
});

/** A call that is under way, of a trigger in a subflow, with its report in the test's hands. */
async function holdInSubflow(options: { listener?: boolean } = {}) {
	const sandbox = await openSandbox();
	const relay = await openRelay();
	const flow: TestFlow = flowOf({
		sandboxUrl: sandbox.url,
		publicUrl: host.url,
		trigger: { resultUrl: relay.url, reference: 'order-1042' },
		...options,
	});
	const nodes = inSubflow(flow.nodes, flow.triggerId, OUTPUTS.triggerWaiting.length);
	await host.start({ ...flow, nodes });
	host.send('instance', { payload: '+14155550103' });
	const report = await relay.held();
	await host.statusOf(`instance-${flow.triggerId}`, ({ text }) => /waiting/.test(text ?? ''));
	const handOver = () => handOn(`${host.url}/ringback/${flow.accountId}`, report);
	return { nodes, flow, handOver };
}

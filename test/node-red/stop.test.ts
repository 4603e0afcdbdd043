jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { flowOf } from './support/flow';
import { settled, useNodeRed } from './support/host';
import { openSandbox, order } from './support/sandbox';
import { holdTimeouts } from './support/timers';

const host = useNodeRed();

describe('flows that are stopped while calls queue', () => {
	/** One call is under way, without an answer; three more wait for its permit. */
	async function queued() {
		const sandbox = await openSandbox();
		await order(sandbox, 'cmCom', 'timeout-after-accept');
		const flow = flowOf({
			provider: 'cmCom',
			sandboxUrl: sandbox.url,
			publicUrl: host.url,
			trigger: {
				callsPerSecond: '1',
				reference: 'order',
				referenceType: 'msg',
				timeoutSeconds: '0.5',
			},
		});
		await host.start(flow);
		const send = (n: number) =>
			host.send(flow.triggerId, { payload: '+14155550103', order: `order-${n}` });
		for (let n = 0; n < 4; n++) send(n);
		while (sandbox.calls().length === 0) await settled();
		return { sandbox, flow, send };
	}

	it('dial none of them, and forget that they were to be called', async () => {
		holdTimeouts();
		const { sandbox, send } = await queued();
		await host.stopFlows();
		jest.advanceTimersByTime(10_000);
		await settled();
		await sandbox.idle();
		expect(sandbox.calls()).toHaveLength(1);

		await host.startFlows();
		for (let n = 0; n < 4; n++) send(n);
		const ways = [];
		for (let n = 0; n < 4; n++) ways.push(await host.next());
		expect(ways.map(({ at }) => at).sort()).toEqual([
			'trigger.busy',
			'trigger.busy',
			'trigger.busy',
			'trigger.notCalled',
		]);
		expect(sandbox.calls()).toHaveLength(4);
	});

	it('dial the rest once when they are started again at once', async () => {
		const { sandbox } = await queued();
		await host.stopFlows();
		await host.startFlows();
		for (let n = 0; n < 4; n++) expect((await host.next()).at).toBe('trigger.busy');
		await settled();
		expect(host.arrivals).toHaveLength(4);
		expect(sandbox.calls()).toHaveLength(4);
	});

	it('dial none of them when the node was removed', async () => {
		const { sandbox, flow } = await queued();
		await host.deploy(
			flow.nodes.filter((node) => node.id !== flow.triggerId),
			'full',
		);
		await settled();
		await sandbox.idle();
		expect(sandbox.calls()).toHaveLength(1);
	});
});

jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { SIMULATED_ENDINGS } from '../../core';
import { flowOf, type FlowOptions } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();

async function open(trigger: FlowOptions['trigger']) {
	const sandbox = await openSandbox();
	const flow = flowOf({ provider: 'cmCom', sandboxUrl: sandbox.url, publicUrl: host.url, trigger });
	await host.start(flow);
	return {
		sandbox,
		flow,
		send: (payload = '+14155550103') => host.send(flow.triggerId, { payload }),
	};
}

describe('Simulate Ending', () => {
	it.each(SIMULATED_ENDINGS)('sends the message to %s, and calls nobody', async (ending) => {
		const { sandbox, send } = await open({ simulateEnding: ending });
		send();
		expect(await host.next()).toMatchObject({
			at: `trigger.${ending}`,
			msg: {
				...{ topic: ending, payload: { exit: ending, simulated: true } },
				call: { exit: ending, simulated: true, to: '+14155550103', placedAt: null },
			},
		});
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('uses up no reference, and tries nothing again', async () => {
		const { sandbox, flow, send } = await open({
			...{ simulateEnding: 'busy', reference: 'order-1042', maxCalls: '3', afterBusyMinutes: '5' },
		});
		for (let n = 0; n < 2; n++) {
			send();
			expect(await host.next()).toMatchObject({
				msg: { call: { exit: 'busy', replayed: false, attempt: 1, attempts: null } },
			});
		}
		const nodes = flow.nodes.map((node) =>
			node.id === flow.triggerId
				? { ...node, simulateEnding: 'off', afterBusyMinutes: '', maxCalls: '1' }
				: node,
		);
		await host.deploy(nodes);
		send();
		expect(await host.next()).toMatchObject({ msg: { call: { exit: 'busy', simulated: false } } });
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('checks the number all the same', async () => {
		const { send } = await open({ simulateEnding: 'answered' });
		send('call me');
		expect(await host.next()).toMatchObject({
			...{ at: 'trigger.invalidNumber', msg: { call: { reason: 'numberNotValid' } } },
		});
	});

	it.each(['', 'perhaps', null, true])('calls nobody for the value %j', async (simulateEnding) => {
		const { sandbox, send } = await open({ simulateEnding });
		send();
		expect(await host.next()).toMatchObject({ at: 'error' });
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('is refused where people are called in order', async () => {
		const people = JSON.stringify([{ name: 'Ann', to: '+14155550103' }]);
		const { sandbox, send } = await open({
			...{ simulateEnding: 'busy', operation: 'callInOrder', people },
		});
		send();
		expect(await host.next()).toMatchObject({
			...{ at: 'error', msg: { error: { message: expect.stringContaining('Simulate Ending') } } },
		});
		expect(sandbox.calls()).toHaveLength(0);
	});
});

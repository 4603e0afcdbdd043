jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { flowOf, type FlowOptions } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();

async function open(trigger: FlowOptions['trigger']) {
	const sandbox = await openSandbox();
	const flow = flowOf({ provider: 'cmCom', sandboxUrl: sandbox.url, publicUrl: host.url, trigger });
	await host.start(flow);
	const first = { exit: 'answered' };
	return {
		sandbox,
		send: () => host.send(flow.triggerId, { payload: '+14155550103', call: first }),
	};
}

describe('Result Field', () => {
	it('has the result beside the payload, and leaves what the message had', async () => {
		const { send } = await open({ resultField: 'second' });
		send();
		expect(await host.next()).toMatchObject({
			at: 'trigger.busy',
			msg: { payload: { exit: 'busy' }, call: { exit: 'answered' }, second: { exit: 'busy' } },
		});
	});

	it.each([undefined, '', 'call'])('is msg.call for %p, as in flows saved before', async (name) => {
		const { send } = await open({ resultField: name });
		send();
		expect(await host.next()).toMatchObject({ msg: { call: { exit: 'busy' } } });
	});

	it.each(['payload', 'two words', '__proto__'])(
		'is refused as %j, and nobody is called',
		async (name) => {
			const { sandbox, send } = await open({ resultField: name });
			send();
			expect(await host.next()).toMatchObject({
				at: 'error',
				msg: { error: { message: expect.stringContaining('"Result Field"') } },
			});
			expect(sandbox.calls()).toHaveLength(0);
		},
	);
});

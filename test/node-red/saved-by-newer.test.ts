jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { flowOf, sink, withChange, PLACE, VALIDATE } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();
const NEWER = { version: 99 };
const SAID = /saved by a newer version of @ringback\/node-red\. Update @ringback\/node-red here/;

/** A flow with one node, by its role, from the future. */
async function open(role: 'accountId' | 'triggerId' | 'listenerId') {
	const sandbox = await openSandbox();
	const flow = flowOf({ provider: 'cmCom', sandboxUrl: sandbox.url, publicUrl: host.url });
	await host.start({ ...flow, nodes: withChange(flow.nodes, flow[role], NEWER) });
	return { sandbox, flow, send: () => host.send(flow.triggerId, { payload: '+14155550103' }) };
}

describe('a node that a newer version of the package saved', () => {
	it.each(['triggerId', 'accountId'] as const)('calls nobody as %s, and says why', async (role) => {
		const { sandbox, send } = await open(role);
		send();
		const { at, msg } = await host.next();
		expect(at).toBe('error');
		expect(msg.error.message).toMatch(SAID);
		expect(msg.failure).toMatchObject({ kind: 'notConfigured', dialled: 'no' });
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('takes no result whose output it cannot know', async () => {
		const { flow } = await open('listenerId');
		expect(await host.statusOf(flow.listenerId, ({ fill }) => fill === 'red')).toBeDefined();
		expect(host.log().map(({ msg }) => String(msg))).toContainEqual(expect.stringMatching(SAID));
	});

	it('checks no number', async () => {
		const check = { ...VALIDATE, ...PLACE, ...NEWER, id: 'check', wires: [['valid'], ['invalid']] };
		const nodes = [
			{ id: 'tab', type: 'tab' },
			check,
			{ id: 'catch', type: 'catch', ...PLACE, scope: null, wires: [['error']] },
			...['valid', 'invalid', 'error'].map(sink),
		];
		await host.start({ nodes, credentials: {}, accountId: '', triggerId: '', listenerId: '' });
		host.send('check', { payload: '+14155550103' });
		expect(await host.next()).toMatchObject({
			at: 'error',
			msg: { payload: '+14155550103', error: { message: expect.stringMatching(SAID) } },
		});
	});
});

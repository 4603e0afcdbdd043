import type { RedisLink } from '../../node-red/host/redis';
import { flowOf } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

/** An account keeps its connection for a minute, for a deploy to find it. */
const mockLinks: RedisLink[] = [];
jest.mock('../../node-red/host/redis', () => {
	const { openRedis } = jest.requireActual('../../node-red/host/redis');
	return {
		openRedis: (...asked: unknown[]) => {
			mockLinks.push(openRedis(...asked));
			return mockLinks.at(-1);
		},
	};
});
afterAll(() => {
	for (const link of mockLinks) link.close();
});

const host = useNodeRed();

async function callWith(sharedMemory: string) {
	const sandbox = await openSandbox();
	const flow = flowOf({ sandboxUrl: sandbox.url, publicUrl: host.url, account: { sharedMemory } });
	await host.start(flow);
	host.send(flow.triggerId, { payload: '+14155550103', keep: 'me' });
	return { ...(await host.next()), calls: sandbox.calls() };
}

describe('an account whose shared memory is not there', () => {
	it('calls nobody, and says which address it asks', async () => {
		const { at, msg, calls } = await callWith('redis://127.0.0.1:1/0');
		expect(at).toBe('error');
		expect(msg).toMatchObject({
			keep: 'me',
			error: { message: expect.stringContaining('127.0.0.1:1') },
			failure: { kind: 'memoryUnavailable', dialled: 'no', field: 'sharedMemory' },
		});
		expect(calls).toEqual([]);
	});

	it('calls nobody where its address is none', async () => {
		const { at, msg, calls } = await callWith('127.0.0.1:6379');
		expect(at).toBe('error');
		expect(msg).toMatchObject({ failure: { kind: 'notConfigured', field: 'sharedMemory' } });
		expect(calls).toEqual([]);
	});
});

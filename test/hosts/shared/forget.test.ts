import { PLACE, flowOf, sink } from '../../node-red/support/flow';
import { useNodeRed } from '../../node-red/support/host';
import { openSandbox } from '../../node-red/support/sandbox';
import { BUSY, TRY_AGAIN } from '../../node-red/support/try-again';
import { startSharedRedis, type SharedRedis } from './redis';

const host = useNodeRed();
let redis: SharedRedis;

beforeAll(async () => void (redis = await startSharedRedis()));
afterAll(() => redis.stop());

describe('a reference in a shared memory', () => {
	it('is not forgotten while its call waits for the next try', async () => {
		const sandbox = await openSandbox();
		const flow = flowOf({
			...{ provider: 'cmCom', sandboxUrl: sandbox.url, publicUrl: host.url },
			account: { sharedMemory: redis.address },
			trigger: { ...TRY_AGAIN, afterBusyMinutes: '10' },
		});
		const complete = {
			...{ id: 'complete', type: 'complete', ...PLACE, scope: [flow.triggerId], uncaught: false },
			wires: [['completed']],
		};
		await host.start({ ...flow, nodes: [...flow.nodes, complete, sink('completed')] });
		const told = async (msg: object) => {
			host.send(flow.triggerId, msg);
			return (await host.next()).msg.payload;
		};
		host.send(flow.triggerId, { payload: BUSY });
		let isHeld = false;
		while (!isHeld) {
			const { held } = (await told({ heldCalls: true })) as { held: unknown[] };
			isHeld = held.length > 0;
		}
		const { reference } = TRY_AGAIN;
		expect(await told({ forgetReference: reference })).toEqual({ reference, forgotten: false });
		expect(sandbox.calls()).toHaveLength(1);
	});
});

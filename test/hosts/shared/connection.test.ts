import { Redis } from 'ioredis';
import { SANDBOX, flowOf } from '../../node-red/support/flow';
import { useNodeRed } from '../../node-red/support/host';
import { openSandbox } from '../../node-red/support/sandbox';
import { startSharedRedis, type SharedRedis } from './redis';

const PASSWORD = 'password-of-the-redis';
const UNTOUCHED = '__PWRD__';
const host = useNodeRed();
let redis: SharedRedis;

beforeAll(async () => {
	redis = await startSharedRedis();
	const admin = new Redis(redis.address);
	await admin.config('SET', 'requirepass', PASSWORD);
	admin.disconnect();
});
afterAll(() => redis.stop());

/** Presses "Test connection" of an account that has the Redis and its password. */
async function press(sharedMemory: string, sharedMemoryPassword: string) {
	const sandbox = await openSandbox();
	const flow = flowOf({
		sandboxUrl: sandbox.url,
		publicUrl: host.url,
		account: { sharedMemory: redis.address },
		credentials: { sharedMemoryPassword: PASSWORD },
	});
	await host.start(flow);
	const shown = Object.keys(SANDBOX.talkdesk.credentials).map((name) => [name, UNTOUCHED]);
	return host.post('/ringback/test-account', {
		...flow.nodes[1],
		sharedMemory,
		credentials: { ...Object.fromEntries(shown), sharedMemoryPassword },
	});
}

describe('test connection of an account with a shared memory', () => {
	it.each([PASSWORD, UNTOUCHED])('says that the Redis responds (%s)', async (password) => {
		const { status, body } = await press(redis.address, password);
		expect({ status, body }).toMatchObject({ status: 200, body: { ok: true } });
		expect(JSON.stringify(body)).toContain(`127.0.0.1:${redis.port} responds`);
	});

	it('says which field is wrong where the Redis refuses', async () => {
		const { status, body } = await press(redis.address, 'another-password');
		expect(status).toBe(400);
		expect(body).toMatchObject({
			field: 'sharedMemory',
			hint: expect.stringContaining('Password'),
		});
		expect(JSON.stringify(body)).not.toContain('another-password');
	});

	it('sends a stored password to no other address', async () => {
		const { status, body } = await press('redis://127.0.0.1:1/0', UNTOUCHED);
		expect(status).toBe(400);
		expect(JSON.stringify(body)).not.toMatch(/does not respond/);
	});
});

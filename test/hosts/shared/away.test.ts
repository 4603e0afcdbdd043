import { Redis } from 'ioredis';
import { isVoiceError, sentenceOf } from '../../../core';
import { openRedis } from '../../../node-red/host/redis';
import { open } from '../../../node-red/state/shared';
import { startSharedRedis, type SharedRedis } from './redis';

const MINE = { to: 'a', flowId: 'b', account: 'c' };
const opened: Array<{ close(): void }> = [];
let redis: SharedRedis;

beforeAll(async () => void (redis = await startSharedRedis()));
afterAll(async () => {
	for (const one of opened) one.close();
	await redis.stop();
});

describe('a shared memory that does not respond', () => {
	it('refuses with a sentence that names it', async () => {
		const gone = openRedis({ address: 'redis://127.0.0.1:1' });
		const away = open('away', gone, 'one');
		opened.push(away);
		const { calls } = away;
		const error = await calls
			.reservations()
			.reserve('order-1', MINE)
			.catch((failure: unknown) => failure);
		expect(error).toMatchObject({
			kind: 'memoryUnavailable',
			dialled: 'no',
			field: 'sharedMemory',
		});
		expect(isVoiceError(error) && sentenceOf(error)).toContain('127.0.0.1:1');
	});

	it('says what Redis itself refuses', async () => {
		const admin = new Redis(redis.address);
		await admin.config('SET', 'requirepass', 'a-password');
		admin.disconnect();
		const locked = openRedis({ address: redis.address });
		opened.push(locked);
		const error = await locked.ask('return 1', []).catch((failure: unknown) => failure);
		expect(error).toMatchObject({ kind: 'memoryUnavailable' });
		expect(isVoiceError(error) && sentenceOf(error)).toMatch(/NOAUTH.*Password/);
		const open = openRedis({ address: redis.address, password: 'a-password' });
		opened.push(open);
		expect(await open.ask('return 1', [])).toBe(1);
	});
});

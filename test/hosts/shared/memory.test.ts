import { open } from '../../../node-red/state/shared';
import { openRedis } from '../../../node-red/host/redis';
import { keepsItsPromises } from '../../support/memory-contract';
import { startSharedRedis, type SharedRedis } from './redis';

let redis: SharedRedis;
const opened: Array<{ close(): void }> = [];
let accounts = 0;

const openAs = (processId: string, accountId: string) => {
	const memory = open(accountId, openRedis({ address: redis.address }), processId);
	opened.push(memory);
	return memory;
};
const newAccount = () => `account-${accounts++}`;

beforeAll(async () => void (redis = await startSharedRedis()));
afterAll(async () => {
	for (const memory of opened) memory.close();
	await redis.stop();
});

describe('the memory of an account in a Redis', () => {
	keepsItsPromises(async () => openAs('one', newAccount()));
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis } from '../queue/support/redis';

export interface SharedRedis {
	readonly port: number;
	readonly address: string;
	stop(): Promise<void>;
}

/** A Redis of its own; nothing of it is left afterwards. */
export async function startSharedRedis(): Promise<SharedRedis> {
	const folder = mkdtempSync(join(tmpdir(), 'ringback-shared-'));
	const redis = await startRedis(folder);
	return {
		port: redis.port,
		address: `redis://127.0.0.1:${redis.port}/0`,
		async stop() {
			await redis.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

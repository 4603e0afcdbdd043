/** n8n in queue mode: main, workers and a webhook processor over one Redis and one database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../n8n/support/free-ports';
import { startHost, type N8nHost } from '../../n8n/support/host';
import { startN8nProcess, type N8nProcess } from '../../n8n/support/n8n-process';
import { REPOSITORY } from '../../n8n/support/world';
import { startPostgres } from './postgres';
import { startRedis } from './redis';

export interface Cluster {
	/** The editor's API; production webhooks go to the webhook processor. */
	readonly main: N8nHost;
	readonly webhook: N8nProcess;
	readonly workers: readonly N8nProcess[];
	stop(): Promise<void>;
}

/** A dead worker is missed after seconds instead of minutes. */
export const SOON_MISSED = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/** With variables on top of those that all parts have. */
export async function startCluster(
	workers: number,
	more: Readonly<Record<string, string>> = {},
): Promise<Cluster> {
	const installFolder = process.env.RINGBACK_HOST_N8N;
	if (installFolder === undefined)
		throw new Error('RINGBACK_HOST_N8N is not set: start these tests with "npm run test:hosts"');
	const userFolder = mkdtempSync(join(tmpdir(), 'ringback-queue-'));
	const running: Array<{ stop(): Promise<void> }> = [];
	const stop = async () => {
		for (const part of running.reverse()) await part.stop();
		rmSync(userFolder, { recursive: true, force: true });
	};
	const keep = <T extends { stop(): Promise<void> }>(part: T): T => (running.push(part), part);
	try {
		const redis = keep(await startRedis(userFolder));
		const postgres = keep(await startPostgres());
		const [webhookPort] = (await freePorts(1)) as [number];
		const webhooksAt = `http://127.0.0.1:${webhookPort}`;
		const part = {
			installFolder,
			userFolder,
			preload: join(REPOSITORY, 'test', 'hosts', 'n8n', 'support', 'loopback-only.cjs'),
			variables: (port: number) => ({
				...postgres.variables,
				...queueMode(redis.port, port, webhooksAt),
				...more,
			}),
		};
		// main first: it makes the database and the key that all of them use
		const main = keep(await startHost(REPOSITORY, { ...part, webhooksAt }));
		const webhook = keep(await startN8nProcess({ ...part, command: 'webhook', port: webhookPort }));
		const started = [];
		for (let i = 0; i < workers; i++)
			started.push(keep(await startN8nProcess({ ...part, command: 'worker' })));
		return { main, webhook, workers: started, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

const queueMode = (redisPort: number, port: number, webhooksAt: string) => ({
	EXECUTIONS_MODE: 'queue',
	QUEUE_BULL_REDIS_HOST: '127.0.0.1',
	QUEUE_BULL_REDIS_PORT: String(redisPort),
	QUEUE_HEALTH_CHECK_ACTIVE: 'true',
	QUEUE_HEALTH_CHECK_PORT: String(port),
	N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	N8N_WEBHOOK_URL: `${webhooksAt}/`,
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
});

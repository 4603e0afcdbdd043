/** Processes over one memory in a Redis, without the Node-RED around them. */
import { openRedis, type RedisLink } from '../../../node-red/host/redis';
import { open } from '../../../node-red/state/shared';
import { startSharedRedis, type SharedRedis } from './redis';

export type Process = ReturnType<typeof open>;

/** A Redis for the tests of a file; what they open is closed after them. */
export function useProcesses() {
	let redis: SharedRedis;
	let link: RedisLink;
	const opened: Array<{ close(): void }> = [];
	let accounts = 0;

	beforeAll(async () => {
		redis = await startSharedRedis();
		link = openRedis({ address: redis.address });
	});
	afterAll(async () => {
		for (const one of [...opened, link]) one.close();
		await redis.stop();
	});

	return {
		link: () => link,
		/** Over one account that nobody has used. */
		open(count: number) {
			const accountId = `account-${accounts++}`;
			const processes = Array.from({ length: count }, (_, at) =>
				open(accountId, openRedis({ address: redis.address }), `process-${at}`),
			);
			opened.push(...processes);
			return {
				processes,
				accountId,
				/** As Redis has it when nothing was heard of a process for some time. */
				async isTakenForDead(at: number) {
					// it has said before this that it lives
					await processes[at]!.calls.history().past.get('any', 1);
					const key = `RINGBACK:{${accountId}}:processes`;
					const said = [`process-${at}`, Date.now() - 60_000];
					await link.ask("return redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])", [key], said);
				},
			};
		},
	};
}

/**
 * The way to a Redis. What is asked runs in the order in which it was asked, also over a connection
 * that was lost meanwhile: then it is sent again, so a script has to do no harm when it runs twice.
 */
import type { Redis } from 'ioredis';
import { MESSAGES, fault } from '../../core';

export interface RedisSettings {
	/** `redis://host:6379/0` or `rediss://…`, without a password. */
	readonly address: string;
	readonly password?: string;
}

type Values = ReadonlyArray<string | number>;

export interface RedisLink {
	/**
	 * Runs a Lua script. Rejects with `memoryUnavailable` when Redis has not responded in time, or
	 * refuses; the script can still run later, before all that is asked after it.
	 */
	ask(script: string, keys: readonly string[], values?: Values): Promise<unknown>;
	/** Runs it as soon as Redis responds, however long that takes. Never throws. */
	tell(script: string, keys: readonly string[], values?: Values): void;
	/** For whoever does not use it any more. */
	close(): void;
	isClosed(): boolean;
}

/** Longer than a connection takes to come back, shorter than people wait. */
const ANSWER_MS = 4_000;
const CONNECT_MS = 3_000;
const LONGEST_PAUSE_MS = 1_000;
/** What may wait while Redis is away; what is not told by then expires in Redis by itself. */
const MOST_WAITING = 10_000;

export function openRedis({ address, password }: RedisSettings): RedisLink {
	const { host } = new URL(address);
	let isClosed = false;
	let waiting = 0;
	let readyAtMs = 0;
	/** Null while it is connected, or has not tried to be. */
	let lostAtMs: number | null = null;
	let client: Promise<Redis> | undefined;

	const open = async (): Promise<Redis> => {
		// only whoever shares a memory loads it
		const { Redis } = await import('ioredis');
		const redis = new Redis(address, {
			...(password && { password }),
			connectTimeout: CONNECT_MS,
			maxRetriesPerRequest: null,
			retryStrategy: (times) => Math.min(50 * times, LONGEST_PAUSE_MS),
		});
		redis.on('ready', () => {
			readyAtMs = Date.now();
			lostAtMs = null;
		});
		const lost = () => (lostAtMs ??= Date.now());
		redis.on('close', lost).on('error', lost);
		return redis;
	};
	/** A network that swallows everything does not say that the connection is lost. */
	const startAnew = (redis: Redis) => {
		if (redis.status === 'ready' && Date.now() - readyAtMs >= ANSWER_MS) redis.disconnect(true);
	};

	const unreachable = () => fault(MESSAGES.memoryUnreachable(host));

	async function run(script: string, keys: readonly string[], values: Values): Promise<unknown> {
		if (isClosed || waiting >= MOST_WAITING) throw unreachable();
		waiting += 1;
		try {
			const redis = await (client ??= open());
			return await redis.eval(script, keys.length, ...keys, ...values);
		} catch (error) {
			const code = codeOf(error as Error);
			throw code === undefined ? unreachable() : fault(MESSAGES.memoryRefuses(host, code));
		} finally {
			waiting -= 1;
		}
	}

	return {
		async ask(script, keys, values = []) {
			if (lostAtMs !== null && Date.now() - lostAtMs > ANSWER_MS) throw unreachable();
			let timer: NodeJS.Timeout | undefined;
			const late = new Promise<never>((_, refuse) => {
				timer = setTimeout(() => {
					void client?.then(startAnew);
					refuse(unreachable());
				}, ANSWER_MS).unref();
			});
			return Promise.race([run(script, keys, values), late]).finally(() => clearTimeout(timer));
		},
		tell(script, keys, values = []) {
			run(script, keys, values).catch(() => undefined);
		},
		isClosed: () => isClosed,
		close() {
			isClosed = true;
			void client?.then((redis) => redis.disconnect());
		},
	};
}

/** What Redis itself says, such as `NOAUTH`; undefined for what happened on the way. */
const codeOf = ({ name, message }: Error): string | undefined =>
	name === 'ReplyError' ? (/^[A-Z]{2,}/.exec(message)?.[0] ?? 'ERR') : undefined;

/** Where an account's values stand in a Redis, and what all scripts begin with. */
import type { RedisLink } from '../../host/redis';

/** An account's part of a Redis. */
export interface Place {
	readonly link: RedisLink;
	/** Of this process, unlike any other. */
	readonly processId: string;
	/** The braces keep an account's keys together where a Redis is a cluster. */
	key(...parts: readonly string[]): string;
	/** Until when which processes live: each says so again and again. */
	readonly processes: string;
}

export const placeOf = (link: RedisLink, accountId: string, processId: string): Place => {
	const key = (...parts: readonly string[]) => ['RINGBACK', `{${accountId}}`, ...parts].join(':');
	return { link, processId, key, processes: key('processes') };
};

/** All processes go by the clock of Redis, in milliseconds since the Unix epoch; rules alone are asked with a moment of their own. */
const CLOCK = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
`;

/** The last key is \`processes\`. */
const ALIVE = `
local function alive(process, silence)
	local till = process and redis.call('HGET', KEYS[#KEYS], process)
	return till and tonumber(till) + (silence or 0) > now
end
`;

export const script = (body: string): string => CLOCK + body;
export const scriptOfProcesses = (body: string): string => CLOCK + ALIVE + body;

/** A process that was silent for this long is dead to the others. */
export const ALIVE_MS = 10_000;
const TELL_EVERY_MS = 2_000;
const DAY_MS = 86_400_000;

const LIVE = script(`
local known = redis.call('HGETALL', KEYS[1])
for at = 1, #known, 2 do
	if tonumber(known[at + 1]) < now - ARGV[3] then redis.call('HDEL', KEYS[1], known[at]) end
end
redis.call('HSET', KEYS[1], ARGV[1], now + ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
`);

/** Has the others know that this process lives. Returns how to end it. */
export function live({ link, processes, processId }: Place): () => void {
	// in vain while Redis is away: then nothing is sent either
	const tell = () =>
		void link.ask(LIVE, [processes], [processId, ALIVE_MS, DAY_MS]).catch(() => undefined);
	tell();
	const timer = setInterval(tell, TELL_EVERY_MS).unref();
	return () => clearInterval(timer);
}

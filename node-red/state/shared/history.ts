/** How often was called, as all processes count together. */
import { randomUUID } from 'node:crypto';
import { LONGEST_CAP_MS, type CallHistory, type Cap, type CountedCall } from '../../../core';
import { script, type Place } from './place';

/**
 * Keys: those of the caps, then those to count under. Values: the moment, the id of the call, how
 * long to remember, how many caps; calls and time of each cap. Answers with the full cap and when
 * there is room again, or with nothing.
 */
const RESERVE = script(`
local caps = tonumber(ARGV[4])
for at = caps + 1, #KEYS do redis.call('ZREM', KEYS[at], ARGV[2]) end
local full, freeAt = 0, tonumber(ARGV[1])
for cap = 1, caps do
	local calls, time = tonumber(ARGV[3 + 2 * cap]), tonumber(ARGV[4 + 2 * cap])
	local oldest = redis.call('ZREVRANGE', KEYS[cap], calls - 1, calls - 1, 'WITHSCORES')[2]
	if oldest and oldest + time > freeAt then
		full, freeAt = cap, oldest + time
	end
end
if full > 0 then return { full, string.format('%.0f', freeAt) } end
for at = caps + 1, #KEYS do
	redis.call('ZREMRANGEBYSCORE', KEYS[at], '-inf', ARGV[1] - ARGV[3])
	redis.call('ZADD', KEYS[at], ARGV[1], ARGV[2])
	redis.call('PEXPIRE', KEYS[at], ARGV[3])
end
return {}
`);

const REMOVE = `
for at = 1, #KEYS do redis.call('ZREM', KEYS[at], ARGV[1]) end
return 1
`;

const NTH = `return redis.call('ZREVRANGE', KEYS[1], ARGV[1] - 1, ARGV[1] - 1, 'WITHSCORES')[2] or ''`;

export function sharedHistory({ link, key }: Place): CallHistory {
	const keyOf = (name: string) => key('calls', name);
	const ids = new WeakMap<CountedCall, string>();

	async function ask(
		caps: readonly Cap[],
		keys: readonly string[],
		nowMs: number,
		id: string,
	): Promise<{ full: Cap; freeAtMs: number } | null> {
		const all = [...caps.map((cap) => keyOf(cap.key)), ...keys.map(keyOf)];
		const limits = caps.flatMap(({ calls, perMs }) => [calls, perMs]);
		const values = [nowMs, id, LONGEST_CAP_MS, caps.length, ...limits];
		const [full, freeAt] = (await link.ask(RESERVE, all, values)) as [number?, string?];
		return full === undefined ? null : { full: caps[full - 1]!, freeAtMs: Number(freeAt) };
	}
	const remove = (call: CountedCall) => {
		const id = ids.get(call);
		if (id !== undefined) link.tell(REMOVE, call.keys.map(keyOf), [id]);
	};

	return {
		look: (caps, nowMs) => ask(caps, [], nowMs, ''),
		async reserve(caps, keys, nowMs, earlier) {
			if (earlier) remove(earlier);
			const counted: CountedCall = { keys, atMs: nowMs };
			ids.set(counted, randomUUID());
			try {
				return (await ask(caps, keys, nowMs, ids.get(counted)!)) ?? counted;
			} catch (error) {
				// it may have been counted all the same
				remove(counted);
				throw error;
			}
		},
		giveBack: async (counted) => remove(counted),
		// each key forgets by itself
		prune: async () => undefined,
		past: {
			async get(name, nth) {
				const at = (await link.ask(NTH, [keyOf(name)], [nth])) as string;
				return at === '' ? undefined : Number(at);
			},
		},
	};
}

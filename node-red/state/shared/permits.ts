/** A rate that all processes keep together: a permit is an entry that ends a window after the answer. */
import type { NamedRate, SharedPermits } from '../../../core';
import { script, type Place } from './place';

/** A process that died lets go of its permits after this long, and a window. */
const HELD_MS = 5_000;
/** How soon to ask again where nobody can say when one comes back, or somebody else may be quicker. */
const ASK_AGAIN_MS = 40;

const TAKE = script(`
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
local pausedTill = tonumber(redis.call('GET', KEYS[2]) or '0')
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then
	if pausedTill > now then return pausedTill - now end
	if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then
		local first = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
		return math.max(1, first[2] - now)
	end
end
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 0
`);

/** One that is held again, or given back: it ends so many milliseconds from now. */
const END = script(`
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
`);

const PAUSE = script(`
local till = math.max(now + ARGV[1], tonumber(redis.call('GET', KEYS[1]) or '0'))
redis.call('SET', KEYS[1], till, 'PX', math.max(1, till - now))
return 1
`);

export function sharedPermits(
	{ link, key }: Place,
	{ name, requests, perMs }: NamedRate,
): SharedPermits {
	const permits = key('starts', name);
	const paused = key('pause', name);
	const heldMs = HELD_MS + perMs;
	return {
		async take(id) {
			const inMs = Number(await link.ask(TAKE, [permits, paused], [id, requests, heldMs]));
			return Math.min(inMs, ASK_AGAIN_MS);
		},
		keep: (id) => link.tell(END, [permits], [id, heldMs, heldMs]),
		// Redis counts whole milliseconds: one more, so that it is never one less
		giveBack: (id) => link.tell(END, [permits], [id, perMs + 1, heldMs]),
		pause: (ms) => link.tell(PAUSE, [paused], [Math.ceil(ms)]),
	};
}

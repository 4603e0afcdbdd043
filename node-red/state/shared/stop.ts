/** Whether an account is stopped, for all processes: whoever is asked to send something looks first. */
import type { SharedStop } from '../memory';
import type { Place } from './place';

/** Each time that somebody looks it lasts as long again: a stop ends by a start alone. */
const REMEMBERED_MS = 90 * 86_400_000;

const LOOK = `return redis.call('PEXPIRE', KEYS[1], ARGV[1])`;
const STOP = `
redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
return 1
`;
const START = `return redis.call('DEL', KEYS[1])`;

export function sharedStop({ link, key }: Place): SharedStop {
	const keys = [key('stopped')];
	return {
		isSet: async () => (await link.ask(LOOK, keys, [REMEMBERED_MS])) === 1,
		async set(isToStop) {
			await link.ask(isToStop ? STOP : START, keys, [REMEMBERED_MS]);
		},
	};
}

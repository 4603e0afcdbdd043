/** Reports whose result was handed out, by whichever process. */
import type { Claim, ResultMemory } from '../memory';
import { scriptOfProcesses, type Place } from './place';

const DELIVERED = 'delivered';

const CLAIM = scriptOfProcesses(`
local by = redis.call('GET', KEYS[1])
if by == '${DELIVERED}' then return 'delivered' end
if by and by ~= ARGV[1] and alive(by) then return 'elsewhere' end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 'ours'
`);

const KEEP = `
redis.call('SET', KEYS[1], '${DELIVERED}', 'PX', ARGV[1])
return 1
`;

const LET_GO = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
`;

export function sharedReports({
	link,
	key,
	processes,
	processId,
}: Place): Pick<ResultMemory, 'claim' | 'keep' | 'letGo'> {
	const keyOf = (id: string) => key('report', id);
	/** As long as the report can come. */
	const lifeMs = (expiresAt: number) => Math.max(1, expiresAt - Date.now());
	return {
		claim: ({ id, expiresAt }) =>
			link
				.ask(CLAIM, [keyOf(id), processes], [processId, lifeMs(expiresAt)])
				.then((claim) => claim as Claim)
				// a result lost is worse than one twice
				.catch(() => 'ours' as const),
		keep: ({ id, expiresAt }) => link.tell(KEEP, [keyOf(id)], [lifeMs(expiresAt)]),
		letGo: ({ id }) => link.tell(LET_GO, [keyOf(id)], [processId]),
	};
}

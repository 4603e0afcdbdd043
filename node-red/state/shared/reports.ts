/** Reports by whichever process they came to: each is handed out once, by the process that waits for it. */
import type { CallResult } from '../../../core';
import { isRecord } from '../../../core';
import type { Claim, HandOut, ReportId, ResultMemory } from '../memory';
import { scriptOfProcesses, type Place } from './place';

const DELIVERED = 'delivered';
/** No process is called so: it can be claimed. */
const PASSED = 'passed on';
const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 1_000;
/** After the death of a process; by then somebody has taken up what it held, or nobody waits any more. */
const PATIENCE_MS = 10_000;

/**
 * Keys: the report, who waits for it. Values: this process, the life of the token, what the inboxes
 * are called, the report as it is passed on, and how patient to be.
 */
const CLAIM = scriptOfProcesses(`
local by, waits = redis.call('GET', KEYS[1]), redis.call('GET', KEYS[2])
if by == '${DELIVERED}' then return 'delivered' end
if waits and waits ~= ARGV[1] and alive(waits, tonumber(ARGV[5])) then
	local inbox = ARGV[3] .. (alive(waits) and waits or ARGV[1])
	redis.call('RPUSH', inbox, ARGV[4])
	redis.call('PEXPIRE', inbox, ${DAY_MS})
	return 'passed'
end
if by and by ~= ARGV[1] and alive(by) then return 'elsewhere' end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 'ours'
`);

const SET = `
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`;

/** Unless whoever it was handed to has passed it on. */
const KEEP = `
if redis.call('GET', KEYS[1]) ~= '${PASSED}' then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
return 1
`;

const LET_GO = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
`;

/** Back to the beginning, to be claimed by whoever waits now. */
const PASS = `
redis.call('SET', KEYS[1], '${PASSED}', 'PX', ARGV[2])
redis.call('RPUSH', KEYS[2], ARGV[1])
redis.call('PEXPIRE', KEYS[2], ${DAY_MS})
return 1
`;

/** Takes over what was left to the dead; answers with how much there is. */
const ADOPT = scriptOfProcesses(`
for _, process in ipairs(redis.call('HKEYS', KEYS[#KEYS])) do
	if process ~= ARGV[1] and not alive(process) then
		while redis.call('LMOVE', ARGV[2] .. process, KEYS[1], 'LEFT', 'RIGHT') do end
	end
end
redis.call('PEXPIRE', KEYS[1], ${DAY_MS})
return redis.call('LLEN', KEYS[1])
`);

const FIRST = `return redis.call('LINDEX', KEYS[1], 0) or ''`;
/** Only the one that was looked at: it is sent again where a connection was lost. */
const DROP = `return redis.call('LREM', KEYS[1], 1, ARGV[1])`;

type Reports = Omit<ResultMemory, 'rememberPlaced' | 'rememberEnd'>;

export function sharedReports({ link, key, processes, processId }: Place): Reports {
	const inboxes = key('inbox', '');
	const inbox = inboxes + processId;
	const keyOf = ({ id }: ReportId) => key('report', id);
	/** As long as the report can come. */
	const lifeMs = ({ expiresAt }: ReportId) => Math.max(1, expiresAt - Date.now());
	const letterOf = ({ id, expiresAt }: ReportId, result: CallResult) =>
		JSON.stringify({ token: { id, expiresAt }, result });

	const claim = (token: ReportId, result: CallResult): Promise<Claim> =>
		link
			.ask(
				CLAIM,
				[keyOf(token), key('waits', token.id), processes],
				[processId, lifeMs(token), inboxes, letterOf(token, result), PATIENCE_MS],
			)
			.then((answer) => answer as Claim)
			// a result lost is worse than one twice
			.catch(() => 'ours' as const);
	const keep = (token: ReportId) => link.tell(KEEP, [keyOf(token)], [DELIVERED, lifeMs(token)]);
	const letGo = (token: ReportId) => link.tell(LET_GO, [keyOf(token)], [processId]);

	/** True when it needs to be here no longer. */
	async function take(letter: string, handOut: HandOut): Promise<boolean> {
		const read: unknown = JSON.parse(letter);
		if (!isRecord(read)) return true;
		const { token, result } = read as { token: ReportId; result: CallResult };
		if (token.expiresAt < Date.now()) return true;
		const whose = await claim(token, result);
		if (whose !== 'ours') return whose !== 'elsewhere';
		const isOut = await handOut(token, result);
		if (isOut) keep(token);
		else letGo(token);
		return isOut;
	}

	async function takeAll(handOut: HandOut): Promise<void> {
		const count = Number(await link.ask(ADOPT, [inbox, processes], [processId, inboxes]));
		// what is put back to the end comes in the next round
		for (let at = 0; at < count; at++) {
			const letter = (await link.ask(FIRST, [inbox])) as string;
			if (letter === '' || !(await take(letter, handOut))) return;
			await link.ask(DROP, [inbox], [letter]);
		}
	}

	return {
		claim,
		keep,
		letGo,
		expect: (token) => link.tell(SET, [key('waits', token.id)], [processId, lifeMs(token)]),
		pass: (token, result) =>
			link.tell(PASS, [keyOf(token), inbox], [letterOf(token, result), lifeMs(token)]),
		receive(handOut) {
			let round = Promise.resolve();
			const timer = setInterval(() => {
				round = round.then(() => takeAll(handOut)).catch(() => undefined);
			}, LOOK_EVERY_MS).unref();
			return () => clearInterval(timer);
		},
	};
}

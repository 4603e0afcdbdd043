/** Which references were called, for all processes: each one once, whoever asks. */
import { randomUUID } from 'node:crypto';
import {
	earlierOf,
	isRecord,
	type Fingerprint,
	type FirstResult,
	type ForgettingReservations,
	type Forgotten,
	type Reservation,
} from '../../../core';
import { keyOf } from '../reference-key';
import { scriptOfProcesses, type Place } from './place';

const DAY_MS = 86_400_000;
/** References are forgotten after this long. */
const REMEMBERED_MS = 90 * DAY_MS;
/** One that only queues: its process may have to wait long for a permit. */
const RESERVED_MS = DAY_MS;

/**
 * A reference is a hash: \`by\` names the reservation; \`process\` stands while it is not written down
 * for good, and \`starts\` while its start is not answered; both count as long as that process lives.
 */
const TAKEN = `
local by, process = unpack(redis.call('HMGET', KEYS[1], 'by', 'process'))
if by and by ~= ARGV[1] and (not process or alive(process)) then return 0 end
if by and by ~= ARGV[1] then redis.call('DEL', KEYS[1]) end
`;

const RESERVE = scriptOfProcesses(`${TAKEN}
redis.call('HDEL', KEYS[1], 'starts')
redis.call('HSET', KEYS[1], 'by', ARGV[1], 'process', ARGV[2], 'call', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1
`);

const COMMIT = scriptOfProcesses(`${TAKEN}
redis.call('HDEL', KEYS[1], 'process')
redis.call('HSET', KEYS[1], 'by', ARGV[1], 'starts', ARGV[2], 'call', ARGV[3], 'at', now)
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1
`);

const CONFIRM = `
if redis.call('HGET', KEYS[1], 'by') == ARGV[1] then redis.call('HDEL', KEYS[1], 'starts') end
return 1
`;

const RELEASE = `
if redis.call('HGET', KEYS[1], 'by') == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
`;

const RECALL = scriptOfProcesses(`
local call, process, waits = unpack(redis.call('HMGET', KEYS[1], 'call', 'process', 'waits'))
return { call or '', (alive(process) or alive(waits)) and 1 or 0 }
`);

/** With its first result: the next call has one of its own. */
const FORGET = scriptOfProcesses(`
local process, starts, waits = unpack(redis.call('HMGET', KEYS[1], 'process', 'starts', 'waits'))
if alive(process) or alive(starts) or alive(waits) then return 'underWay' end
redis.call('DEL', KEYS[2])
return redis.call('DEL', KEYS[1]) == 1 and 'forgotten' or 'unknown'
`);

const MARK = `
if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('HSET', KEYS[1], 'waits', ARGV[1]) end
return 1
`;

const UNMARK = `
if redis.call('HGET', KEYS[1], 'waits') == ARGV[1] then redis.call('HDEL', KEYS[1], 'waits') end
return 1
`;

/** @param firstOf how the call of a reference ended, where that is still known */
export function sharedReservations(
	{ link, key, processes, processId }: Place,
	firstOf: (reference: string) => Promise<FirstResult | null>,
): ForgettingReservations {
	const keysOf = (reference: string) => [key('reference', keyOf(reference)), processes];

	const reservationOf = (reference: string, by: string, call: string): Reservation => {
		const keys = keysOf(reference);
		const reserved = [by, processId, call, RESERVED_MS];
		const written = [by, processId, call, REMEMBERED_MS];
		return {
			commit: async () => (await link.ask(COMMIT, keys, written)) === 1,
			confirm: async () => link.tell(CONFIRM, keys, [by]),
			rollback: async () => {
				try {
					await link.ask(RESERVE, keys, reserved);
				} catch (error) {
					// who calls goes by it that it is still written down
					link.tell(COMMIT, keys, written);
					throw error;
				}
			},
			async release() {
				link.tell(RELEASE, keys, [by]);
			},
		};
	};

	return {
		async reserve(reference, fingerprint) {
			const by = randomUUID();
			const call = fingerprint === undefined ? '' : JSON.stringify(fingerprint);
			const keys = keysOf(reference);
			try {
				const answer = await link.ask(RESERVE, keys, [by, processId, call, RESERVED_MS]);
				return answer === 1 ? reservationOf(reference, by, call) : null;
			} catch (error) {
				// it may have been reserved all the same
				link.tell(RELEASE, keys, [by]);
				throw error;
			}
		},
		async forget(reference) {
			const [own, ...others] = keysOf(reference);
			const keys = [own!, key('first', keyOf(reference)), ...others];
			return (await link.ask(FORGET, keys)) as Forgotten;
		},
		async earlier(reference, mine) {
			const answer = (await link.ask(RECALL, keysOf(reference))) as [string, number];
			const [call, isUnderWay] = answer;
			return earlierOf(mine, {
				call: fingerprintIn(call),
				isUnderWay: isUnderWay === 1,
				first: await firstOf(reference).catch(() => null),
			});
		},
	};
}

/** A call that is waited for. Returns how to take the mark off. */
export function markShared({ link, key, processId }: Place, reference: string): () => void {
	const keys = [key('reference', keyOf(reference))];
	link.tell(MARK, keys, [processId]);
	return () => link.tell(UNMARK, keys, [processId]);
}

function fingerprintIn(text: string): Fingerprint | null {
	if (text === '') return null;
	const value: unknown = JSON.parse(text);
	return isRecord(value) ? (value as unknown as Fingerprint) : null;
}

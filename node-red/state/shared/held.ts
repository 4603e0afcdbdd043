/** Calls that outlive their process: each is one process's, and another's when that one has died. */
import type { HeldStore } from '../held-store';
import { nodeClock } from '../../host/clock';
import { scriptOfProcesses, type Place } from './place';

/** Longer than any call is held. */
const REMEMBERED_MS = 90 * 86_400_000;
const LOOK_EVERY_MS = 3_000;
const ASK_AGAIN_MS = 500;
/**
 * One that has ended is with the next node at once, and forgotten a moment later; that it is not
 * forgotten may only mean that its process was cut off.
 */
const LEAVING_MS = 600_000;

/**
 * That one has left is known for longer than a process that was cut off comes back. One that is
 * missing without having left was lost by Redis, and is written down again.
 */
const LEFT_MS = 86_400_000;

/** Who goes on with a call: its process, its trigger, and whether it has ended. */
const OWNER = `
local function ownerOf(id)
	local owner = redis.call('HGET', KEYS[2], id)
	if not owner then return nil end
	return string.match(owner, '^(.-)|(.-)|(.*)$')
end
`;

const PUT = scriptOfProcesses(`${OWNER}
local owner = ownerOf(ARGV[1]) or (redis.call('EXISTS', KEYS[3]) == 1 and 'nobody' or ARGV[2])
if owner ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2] .. '|' .. ARGV[3] .. '|' .. ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[6])
redis.call('PEXPIRE', KEYS[2], ARGV[6])
return 1
`);

/**
 * Answers with the ids of a trigger's calls that are this process's from now on, or were before.
 * Values from the fourth on: the calls that this process goes on with. One of them that is another's
 * by now stays so until this process has learned it: what it knows of that call is old.
 */
const TAKE = scriptOfProcesses(`${OWNER}
local ours, goesOn = {}, {}
for at = 4, #ARGV do goesOn[ARGV[at]] = true end
for _, id in ipairs(redis.call('HKEYS', KEYS[2])) do
	local process, node, state = ownerOf(id)
	local silence = state == 'over' and tonumber(ARGV[3]) or 0
	local isFree = process ~= ARGV[1] and not goesOn[id] and not alive(process, silence)
	if node == ARGV[2] and isFree then
		redis.call('HSET', KEYS[2], id, ARGV[1] .. '|' .. node .. '|' .. state)
		process = ARGV[1]
	end
	if node == ARGV[2] and process == ARGV[1] then table.insert(ours, id) end
end
return ours
`);

const READ = `return redis.call('HGET', KEYS[1], ARGV[1]) or ''`;

const IS_OURS = scriptOfProcesses(`${OWNER}
local owner = ownerOf(ARGV[1]) or (redis.call('EXISTS', KEYS[3]) == 1 and 'nobody' or ARGV[2])
return owner == ARGV[2] and 1 or 0
`);

const REMOVE = scriptOfProcesses(`${OWNER}
if ownerOf(ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
if ARGV[3] == 'left' then redis.call('SET', KEYS[3], '1', 'PX', ${LEFT_MS}) end
return 1
`);

export function sharedHeld({ link, key, processes, processId }: Place): HeldStore {
	const keys = [key('held'), key('owners'), processes];
	const keysOf = (id: string) => [keys[0]!, keys[1]!, key('left', id), processes];
	/** Calls that this process goes on with, as far as it knows, by id: their trigger. */
	const known = new Map<string, string>();

	/** Nothing is done with a call before it is known whose it is, however long Redis is away. */
	async function isOursBy(script: string, id: string, more: readonly string[]): Promise<boolean> {
		const values = [id, processId, ...more];
		while (!link.isClosed()) {
			const answer = await link.ask(script, keysOf(id), values).catch(() => null);
			if (answer === 1) return true;
			if (answer !== null) break;
			await nodeClock.sleep(ASK_AGAIN_MS);
		}
		// it can be taken up anew, once its process has died
		known.delete(id);
		return false;
	}

	async function take(nodeId: string, each: (id: string, call: unknown) => void): Promise<void> {
		const goesOn = [...known].flatMap(([id, its]) => (its === nodeId ? [id] : []));
		const values = [processId, nodeId, LEAVING_MS, ...goesOn];
		for (const id of (await link.ask(TAKE, keys, values)) as string[]) {
			if (known.has(id)) continue;
			const text = (await link.ask(READ, keys, [id])) as string;
			if (text === '') continue;
			known.set(id, nodeId);
			each(id, JSON.parse(text));
		}
	}

	return {
		async takeUp(nodeId, each, over) {
			const forget = () => {
				for (const [id, its] of known) if (its === nodeId) known.delete(id);
			};
			over.addEventListener('abort', forget, { once: true });
			const first = take(nodeId, each);
			void (async () => {
				while (!over.aborted && !link.isClosed()) {
					await nodeClock.sleep(LOOK_EVERY_MS, over);
					// as long as Redis is away, nobody's calls are taken up
					if (!over.aborted) await take(nodeId, each).catch(() => undefined);
				}
			})();
			await first;
		},
		async put(id, { nodeId, isOver }, call) {
			const more = [nodeId, JSON.stringify(call), isOver ? 'over' : '', String(REMEMBERED_MS)];
			if (known.has(id)) return isOursBy(PUT, id, more);
			known.set(id, nodeId);
			try {
				return (await link.ask(PUT, keysOf(id), [id, processId, ...more])) === 1;
			} catch (error) {
				// it may be written down later
				known.delete(id);
				link.tell(REMOVE, keysOf(id), [id, processId, 'refused']);
				throw error;
			}
		},
		isOurs: (id) => isOursBy(IS_OURS, id, []),
		async remove(id) {
			known.delete(id);
			link.tell(REMOVE, keysOf(id), [id, processId, 'left']);
		},
	};
}

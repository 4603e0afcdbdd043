import { PROVIDER_IDS, callResult } from '../../../core';
import { openRedis, type RedisLink } from '../../../node-red/host/redis';
import { open } from '../../../node-red/state/shared';
import { startSharedRedis, type SharedRedis } from './redis';

jest.setTimeout(60_000);

const MINE = { to: 'a', flowId: 'b', account: 'c' };
const RESULT = callResult(
	{ reference: 'order-1', provider: PROVIDER_IDS[0]!, to: '+12025550101', context: {} },
	'busy',
	true,
);
const ONE_AT_A_TIME = { id: 'of-a-test', limits: { starts: { requests: 1, perMs: 20 } } };

let redis: SharedRedis;
let link: RedisLink;
const opened: Array<{ close(): void }> = [];
let accounts = 0;

/** Processes over one account that nobody has used. */
function openProcesses(count: number) {
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
}

/** What a process receives first; it takes it. */
const received = async ({ results, calls }: ReturnType<typeof open>): Promise<unknown> => {
	let end = () => undefined as void;
	const first = await new Promise((resolve) => {
		end = results.receive(async (...letter) => (resolve(letter), true));
	});
	end();
	// what is told of it comes after it
	await calls.history().past.get('any', 1);
	return first;
};

beforeAll(async () => {
	redis = await startSharedRedis();
	link = openRedis({ address: redis.address });
});
afterAll(async () => {
	for (const one of [...opened, link]) one.close();
	await redis.stop();
});

describe('processes that share a memory', () => {
	it('call a reference once, whoever is asked for it', async () => {
		const { processes } = openProcesses(3);
		const asked = processes.map(({ calls }) => calls.reservations().reserve('order-1', MINE));
		const [mine, ...others] = (await Promise.all(asked)).filter((one) => one !== null);
		expect(others).toEqual([]);
		expect(await mine!.commit()).toBe(true);
		for (const { calls } of processes)
			expect(await calls.reservations().reserve('order-1', MINE)).toBeNull();
	});

	it('free what a dead one had only reserved, and nothing that it had written down', async () => {
		const { processes, isTakenForDead } = openProcesses(2);
		const [dead, alive] = processes.map(({ calls }) => calls.reservations());
		await dead!.reserve('queued', MINE);
		await (await dead!.reserve('called', MINE))!.commit();
		await isTakenForDead(0);
		expect(await alive!.reserve('queued', MINE)).not.toBeNull();
		expect(await alive!.reserve('called', MINE)).toBeNull();
	});

	it('do not send what another one took over meanwhile', async () => {
		const { processes, isTakenForDead } = openProcesses(2);
		const late = await processes[0]!.calls.reservations().reserve('order-1', MINE);
		await isTakenForDead(0);
		const other = await processes[1]!.calls.reservations().reserve('order-1', MINE);
		expect(await other!.commit()).toBe(true);
		expect(await late!.commit()).toBe(false);
		await late!.release();
		expect(await processes[0]!.calls.reservations().reserve('order-1', MINE)).toBeNull();
	});

	it('keep one pace', async () => {
		const { processes } = openProcesses(3);
		let running = 0;
		let most = 0;
		const work = processes.flatMap(({ calls }) => {
			const limiter = calls.limiters(ONE_AT_A_TIME as never).at(-1)!;
			return Array.from({ length: 5 }, async () => {
				const release = await limiter.acquire();
				running += 1;
				most = Math.max(most, running);
				await calls.history().past.get('any', 1);
				running -= 1;
				release();
			});
		});
		await Promise.all(work);
		expect(most).toBe(1);
	});

	it('hand a report out once, and let the next one do it where that one died', async () => {
		const { processes, isTakenForDead } = openProcesses(2);
		const token = { id: 'report-1', expiresAt: Date.now() + 60_000 };
		expect(await processes[0]!.results.claim(token, RESULT)).toBe('ours');
		expect(await processes[1]!.results.claim(token, RESULT)).toBe('elsewhere');
		await isTakenForDead(0);
		expect(await processes[1]!.results.claim(token, RESULT)).toBe('ours');
		processes[1]!.results.keep(token);
		expect(await processes[0]!.results.claim(token, RESULT)).toBe('delivered');
	});

	it('are stopped together, and started again', async () => {
		const [one, other] = openProcesses(2).processes;
		expect(await other!.stop.isSet()).toBe(false);
		await one!.stop.set(true);
		expect(await other!.stop.isSet()).toBe(true);
		await other!.stop.set(false);
		expect(await one!.stop.isSet()).toBe(false);
	});

	it('take up what a dead one held, each call once, and leave nothing of it to that one', async () => {
		const { processes, isTakenForDead } = openProcesses(3);
		const held = processes.map(({ calls }) => calls.held());
		const of = { nodeId: 'trigger', isOver: false };
		for (const id of ['one', 'two', 'three']) await held[0]!.put(id, of, { id });
		await held[1]!.put('own', of, {});
		await held[0]!.put('other', { ...of, nodeId: 'another-trigger' }, {});
		await isTakenForDead(0);
		const over = new AbortController();
		const taken: string[] = [];
		const take = (store: (typeof held)[number]) =>
			store.takeUp('trigger', (id) => taken.push(id), over.signal);
		await Promise.all([take(held[1]!), take(held[2]!)]);
		over.abort();
		expect(taken.sort()).toEqual(['one', 'three', 'two']);
		// it was only cut off
		expect(await held[0]!.put('one', of, { id: 'late' })).toBe(false);
		expect(await held[0]!.isOurs('one')).toBe(false);
		await held[0]!.remove('one');
		const owners = await Promise.all(held.map((store) => store.isOurs('one')));
		expect(owners.filter(Boolean)).toHaveLength(1);
	});

	it('write a held call down again that Redis has lost, and not one that another has finished', async () => {
		const { processes, accountId, isTakenForDead } = openProcesses(2);
		const [one, other] = processes.map(({ calls }) => calls.held());
		const of = { nodeId: 'trigger', isOver: false };
		await one!.put('lost', of, {});
		await one!.put('finished', of, {});
		const keys = ['held', 'owners'].map((name) => `RINGBACK:{${accountId}}:${name}`);
		await link.ask(
			"return redis.call('HDEL', KEYS[1], 'lost') + redis.call('HDEL', KEYS[2], 'lost')",
			keys,
		);
		expect(await one!.isOurs('lost')).toBe(true);
		expect(await one!.put('lost', of, {})).toBe(true);
		await isTakenForDead(0);
		const over = new AbortController();
		await other!.takeUp('trigger', () => undefined, over.signal);
		over.abort();
		await other!.remove('finished');
		expect(await one!.put('finished', of, {})).toBe(false);
		expect(await one!.isOurs('finished')).toBe(false);
	});

	it('leave a call that has ended to the one that is about to hand it on, though it was silent', async () => {
		const { processes, isTakenForDead } = openProcesses(2);
		const [late, other] = processes.map(({ calls }) => calls.held());
		await late!.put('one', { nodeId: 'trigger', isOver: true }, {});
		await isTakenForDead(0);
		const over = new AbortController();
		const taken: string[] = [];
		await other!.takeUp('trigger', (id) => taken.push(id), over.signal);
		over.abort();
		expect(taken).toEqual([]);
	});

	it('pass a report on to the one that waits for it', async () => {
		const { processes } = openProcesses(2);
		const token = { id: 'report-3', expiresAt: Date.now() + 60_000 };
		processes[0]!.results.expect(token);
		await processes[0]!.calls.history().past.get('any', 1);
		expect(await processes[1]!.results.claim(token, RESULT)).toBe('passed');
		expect(await received(processes[0]!)).toEqual([token, RESULT]);
		expect(await processes[1]!.results.claim(token, RESULT)).toBe('delivered');
	});

	it('hand out what was passed on to one that has died', async () => {
		const { processes, isTakenForDead } = openProcesses(2);
		const token = { id: 'report-4', expiresAt: Date.now() + 60_000 };
		processes[0]!.results.expect(token);
		await processes[0]!.calls.history().past.get('any', 1);
		expect(await processes[1]!.results.claim(token, RESULT)).toBe('passed');
		await isTakenForDead(0);
		processes[0]!.close();
		expect(await received(processes[1]!)).toEqual([token, RESULT]);
	});

	it('keep nothing in Redis for ever, and no number', async () => {
		const { processes } = openProcesses(1);
		const { calls, results } = processes[0]!;
		await (await calls.reservations().reserve('order for +12025550101', MINE))!.commit();
		await calls.history().reserve([], ['number:hashed'], Date.now());
		(
			await calls
				.limiters(ONE_AT_A_TIME as never)
				.at(-1)!
				.acquire()
		)();
		const token = { id: 'report-2', expiresAt: Date.now() + 60_000 };
		await results.claim(token, RESULT);
		results.expect(token);
		results.pass(token, RESULT);
		await results.rememberPlaced(RESULT);
		await processes[0]!.stop.set(true);
		await calls.held().put('one', { nodeId: 'trigger', isOver: false }, {});
		const keys = (await link.ask(
			"return redis.call('KEYS', ARGV[1])",
			[],
			['RINGBACK:*'],
		)) as string[];
		expect(keys.length).toBeGreaterThan(8);
		expect(keys.filter((key) => key.includes('2025550101'))).toEqual([]);
		for (const key of keys)
			expect(await link.ask("return redis.call('PTTL', KEYS[1])", [key])).toBeGreaterThan(0);
	});
});

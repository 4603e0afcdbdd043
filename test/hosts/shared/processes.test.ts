import { PROVIDER_IDS, callResult } from '../../../core';
import { useProcesses, type Process } from './use-processes';

jest.setTimeout(60_000);

const MINE = { to: 'a', flowId: 'b', account: 'c' };
const RESULT = callResult(
	{ reference: 'order-1', provider: PROVIDER_IDS[0]!, to: '+12025550101', context: {} },
	'busy',
	true,
);
const ONE_AT_A_TIME = { id: 'of-a-test', limits: { starts: { requests: 1, perMs: 20 } } };

const using = useProcesses();

/** What a process receives first; it takes it. */
const received = async ({ results, calls }: Process): Promise<unknown> => {
	let end = () => undefined as void;
	const first = await new Promise((resolve) => {
		end = results.receive(async (...letter) => (resolve(letter), true));
	});
	end();
	// what is told of it comes after it
	await calls.history().past.get('any', 1);
	return first;
};

describe('processes that share a memory', () => {
	it('call a reference once, whoever is asked for it', async () => {
		const { processes } = using.open(3);
		const asked = processes.map(({ calls }) => calls.reservations().reserve('order-1', MINE));
		const [mine, ...others] = (await Promise.all(asked)).filter((one) => one !== null);
		expect(others).toEqual([]);
		expect(await mine!.commit()).toBe(true);
		for (const { calls } of processes)
			expect(await calls.reservations().reserve('order-1', MINE)).toBeNull();
	});

	it('free what a dead one had only reserved, and nothing that it had written down', async () => {
		const { processes, isTakenForDead } = using.open(2);
		const [dead, alive] = processes.map(({ calls }) => calls.reservations());
		await dead!.reserve('queued', MINE);
		await (await dead!.reserve('called', MINE))!.commit();
		await isTakenForDead(0);
		expect(await alive!.reserve('queued', MINE)).not.toBeNull();
		expect(await alive!.reserve('called', MINE)).toBeNull();
	});

	it('do not send what another one took over meanwhile', async () => {
		const { processes, isTakenForDead } = using.open(2);
		const late = await processes[0]!.calls.reservations().reserve('order-1', MINE);
		await isTakenForDead(0);
		const other = await processes[1]!.calls.reservations().reserve('order-1', MINE);
		expect(await other!.commit()).toBe(true);
		expect(await late!.commit()).toBe(false);
		await late!.release();
		expect(await processes[0]!.calls.reservations().reserve('order-1', MINE)).toBeNull();
	});

	it('keep one pace', async () => {
		const { processes } = using.open(3);
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
		const { processes, isTakenForDead } = using.open(2);
		const token = { id: 'report-1', expiresAt: Date.now() + 60_000 };
		expect(await processes[0]!.results.claim(token, RESULT)).toBe('ours');
		expect(await processes[1]!.results.claim(token, RESULT)).toBe('elsewhere');
		await isTakenForDead(0);
		expect(await processes[1]!.results.claim(token, RESULT)).toBe('ours');
		processes[1]!.results.keep(token);
		expect(await processes[0]!.results.claim(token, RESULT)).toBe('delivered');
	});

	it('are stopped together, and started again', async () => {
		const [one, other] = using.open(2).processes;
		expect(await other!.stop.isSet()).toBe(false);
		await one!.stop.set(true);
		expect(await other!.stop.isSet()).toBe(true);
		await other!.stop.set(false);
		expect(await one!.stop.isSet()).toBe(false);
	});

	it('pass a report on to the one that waits for it', async () => {
		const { processes } = using.open(2);
		const token = { id: 'report-3', expiresAt: Date.now() + 60_000 };
		processes[0]!.results.expect(token);
		await processes[0]!.calls.history().past.get('any', 1);
		expect(await processes[1]!.results.claim(token, RESULT)).toBe('passed');
		expect(await received(processes[0]!)).toEqual([token, RESULT]);
		expect(await processes[1]!.results.claim(token, RESULT)).toBe('delivered');
	});

	it("pass on a report whose call turns out to be another one's by now", async () => {
		const { processes } = using.open(2);
		const [late, other] = processes;
		const token = { id: 'report-5', expiresAt: Date.now() + 60_000 };
		late!.results.expect(token);
		await late!.calls.history().past.get('any', 1);
		expect(await other!.results.claim(token, RESULT)).toBe('passed');
		const passed = new Promise<void>((resolve) => {
			const end = late!.results.receive(async () => {
				end();
				other!.results.expect(token);
				await other!.calls.history().past.get('any', 1);
				late!.results.pass(token, RESULT);
				resolve();
				return true;
			});
		});
		await passed;
		const over = late!.results.receive(async () => true);
		expect(await received(other!)).toEqual([token, RESULT]);
		over();
		expect(await late!.results.claim(token, RESULT)).toBe('delivered');
	});

	it('hand out what was passed on to one that has died', async () => {
		const { processes, isTakenForDead } = using.open(2);
		const token = { id: 'report-4', expiresAt: Date.now() + 60_000 };
		processes[0]!.results.expect(token);
		await processes[0]!.calls.history().past.get('any', 1);
		expect(await processes[1]!.results.claim(token, RESULT)).toBe('passed');
		await isTakenForDead(0);
		processes[0]!.close();
		expect(await received(processes[1]!)).toEqual([token, RESULT]);
	});

	it('keep nothing in Redis for ever, and no number', async () => {
		const { processes } = using.open(1);
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
		const keys = (await using
			.link()
			.ask("return redis.call('KEYS', ARGV[1])", [], ['RINGBACK:*'])) as string[];
		expect(keys.length).toBeGreaterThan(8);
		expect(keys.filter((key) => key.includes('2025550101'))).toEqual([]);
		for (const key of keys)
			expect(await using.link().ask("return redis.call('PTTL', KEYS[1])", [key])).toBeGreaterThan(
				0,
			);
	});
});

/** Many calls at one account: permits, the pauses that all of them keep, and calls that are given up. */
import {
	VoiceError,
	createLedger,
	placeCall,
	providers,
	type CallHost,
	type HttpRequest,
	type HttpResponse,
	type Limiter,
} from '../../core';
import {
	fakeClock,
	memoryReferences,
	scriptedTransport,
	watchedLimiter,
	type Answer,
} from '../support/fakes';
import { readyCall } from './samples';

const ACCEPTED: Answer = { status: 202, body: { interaction_id: 'c-1' } };
const ONE_A_SECOND = { requests: 1, perMs: 1_000 };

const place = (host: CallHost, reference = 'order-1042') =>
	placeCall(providers.talkdesk, readyCall('talkdesk', { reference }), null, host);

/** True when the next caller gets its permit; fails when it waits for ever. */
async function isFree(limiter: Limiter, clock: ReturnType<typeof fakeClock>): Promise<boolean> {
	await clock.run(limiter.acquire());
	return limiter.waiting === 0;
}

describe('placeCall and the permits of an account', () => {
	it.each<[string, Answer[]]>([
		['a placed call', [ACCEPTED]],
		['a refusal', [{ status: 400 }]],
		['a wrong credential', [{ status: 401 }]],
		['too many requests', Array.from({ length: 10 }, () => ({ status: 429 }))],
		['a server that breaks', [{ status: 500 }]],
		['garbage', [{ status: 202, body: '<html>' }]],
		['silence', [new VoiceError('timedOut', 'A sentence.')]],
		['nobody at the address', Array.from({ length: 4 }, () => new VoiceError('unreachable', 'x'))],
		['a bug in the transport', [new TypeError('x is not a function')]],
	])('gives them back after %s', async (_what, answers) => {
		const clock = fakeClock();
		const limiters = [watchedLimiter(ONE_A_SECOND, clock), watchedLimiter(ONE_A_SECOND, clock)];
		const host = { transport: scriptedTransport(...answers), clock, limiters };
		await clock.run(place(host)).catch(() => undefined);
		for (const limiter of limiters) expect(await isFree(limiter, clock)).toBe(true);
	});

	it('gives them back after a transport that throws instead of rejecting', async () => {
		const clock = fakeClock();
		const limiter = watchedLimiter(ONE_A_SECOND, clock);
		const transport = () => {
			throw new TypeError('x is not a function');
		};
		await expect(place({ transport, clock, limiters: [limiter] })).rejects.toThrow(TypeError);
		expect(await isFree(limiter, clock)).toBe(true);
	});

	it('asks for none when the reference was called already', async () => {
		const clock = fakeClock();
		const limiter: Limiter = {
			acquire: () => Promise.reject(new Error('a permit was asked for')),
			pause: () => undefined,
			slowDown: () => undefined,
			waiting: 0,
		};
		const ledger = { claim: async () => false, release: async () => undefined };
		const host = { transport: scriptedTransport(), clock, limiters: [limiter], ledger };
		expect(await place(host)).toMatchObject({ reason: 'alreadyCalled' });
	});

	it('holds its permit while the provider thinks, and a window longer', async () => {
		const clock = fakeClock();
		const limiter = watchedLimiter(ONE_A_SECOND, clock);
		const startMs = clock.now();
		const sentAtMs: number[] = [];
		const slow: Answer = async () => {
			sentAtMs.push(clock.now() - startMs);
			await clock.sleep(300);
			return { status: 202, headers: {}, body: { interaction_id: 'c-1' } };
		};
		const host = { transport: scriptedTransport(slow, slow, slow), clock, limiters: [limiter] };
		await clock.run(Promise.all([place(host), place(host), place(host)]));
		expect(sentAtMs).toEqual([0, 1_300, 2_600]);
	});
});

/** A provider that answers 429 until a moment, and then accepts. */
function busyUntil(untilMs: number, clock: ReturnType<typeof fakeClock>, retryAfter?: string) {
	const sentAtMs: number[] = [];
	const transport = async (_request: HttpRequest): Promise<HttpResponse> => {
		sentAtMs.push(clock.now());
		if (clock.now() >= untilMs)
			return { status: 202, headers: {}, body: { interaction_id: 'c-1' } };
		const headers: Record<string, string> = retryAfter ? { 'retry-after': retryAfter } : {};
		return { status: 429, headers, body: {} };
	};
	return { transport, sentAtMs };
}

describe('placeCall and a 429', () => {
	it('slows down everybody on the account, not only the call that was told to', async () => {
		const clock = fakeClock();
		const startMs = clock.now();
		const limiter = watchedLimiter({ requests: 2, perMs: 1_000 }, clock);
		const { transport, sentAtMs } = busyUntil(startMs + 10_000, clock, '10');
		const host = { transport, clock, limiters: [limiter] };
		const calls = Array.from({ length: 6 }, (_, i) => place(host, `order-${i}`));
		const placements = await clock.run(Promise.all(calls));

		expect(placements.map(({ state }) => state)).toEqual(Array(6).fill('placed'));
		const meanwhile = sentAtMs.filter((ms) => ms > startMs && ms < startMs + 10_000);
		expect(meanwhile).toEqual([]);
	});

	it('goes on more slowly, as somebody else uses the account too, and speeds up again', async () => {
		const clock = fakeClock();
		const startMs = clock.now();
		const limiter = watchedLimiter({ requests: 2, perMs: 1_000 }, clock);
		const { transport, sentAtMs } = busyUntil(startMs + 5_000, clock, '5');
		const host = { transport, clock, limiters: [limiter] };
		const placeMany = (many: number) =>
			clock.run(Promise.all(Array.from({ length: many }, (_, i) => place(host, `order-${i}`))));
		const gapsFrom = (ms: number) =>
			sentAtMs
				.filter((sentMs) => sentMs >= ms)
				.map((sentMs, i, all) => sentMs - (all[i - 1] ?? sentMs));

		await placeMany(6);
		for (const gap of gapsFrom(startMs + 5_000).slice(1)) expect(gap).toBeCloseTo(1_100, 5);

		await clock.advance(150_000);
		const laterMs = clock.now();
		await placeMany(6);
		expect(gapsFrom(laterMs)).toEqual([0, 0, 1_000, 0, 1_000, 0]);
	});

	it('tells every limiter of the account to wait', async () => {
		const clock = fakeClock();
		const limiters = [watchedLimiter(ONE_A_SECOND, clock), watchedLimiter(ONE_A_SECOND, clock)];
		const transport = scriptedTransport({ status: 429, headers: { 'retry-after': '3' } }, ACCEPTED);
		await clock.run(place({ transport, clock, limiters }));
		expect(limiters.map(({ pauses }) => pauses)).toEqual([[3_000], [3_000]]);
	});

	it.each([
		['for the last time', Array.from({ length: 10 }, () => ({ status: 429 })), 10],
		[
			'that asks for more than a call can wait',
			[{ status: 429, headers: { 'retry-after': '120' } }],
			1,
		],
	])(
		'slows the others down even when this call gives up on a 429 %s',
		async (_what, answers, times) => {
			const clock = fakeClock();
			const limiter = watchedLimiter({ requests: 2, perMs: 1_000 }, clock);
			const host = { transport: scriptedTransport(...answers), clock, limiters: [limiter] };
			await expect(clock.run(place(host))).rejects.toMatchObject({ kind: 'rateLimited' });
			expect(limiter.pauses).toHaveLength(times);
			expect(limiter.pauses.at(-1)).toBeGreaterThan(0);
		},
	);

	it('pauses nobody for an address at which nobody answers', async () => {
		const clock = fakeClock();
		const limiter = watchedLimiter(ONE_A_SECOND, clock);
		const transport = scriptedTransport(new VoiceError('unreachable', 'x'), ACCEPTED);
		await clock.run(place({ transport, clock, limiters: [limiter] }));
		expect(limiter.pauses).toEqual([]);
	});
});

describe('placeCall and a node that is stopped', () => {
	const setUp = (answers: Answer[]) => {
		const clock = fakeClock();
		const references = memoryReferences();
		const limiter = watchedLimiter(ONE_A_SECOND, clock);
		const transport = scriptedTransport(...answers);
		const stop = new AbortController();
		const ledger = createLedger(references);
		const host = { transport, clock, limiters: [limiter], ledger, signal: stop.signal };
		return { clock, references, limiter, transport, stop, host };
	};

	it('calls nobody who was still in the queue, and writes no reference down for it', async () => {
		const { clock, references, limiter, transport, stop, host } = setUp([ACCEPTED]);
		await clock.run(place({ ...host, signal: undefined }, 'order-1'));
		const queued = place(host, 'order-2');
		await clock.settle();
		expect(references.known).not.toContain('order-2');
		expect(await place(host, 'order-2')).toMatchObject({ reason: 'alreadyCalled' });
		expect(limiter.waiting).toBe(1);

		stop.abort();
		await expect(queued).rejects.toMatchObject({ kind: 'cancelled', dialled: 'no' });
		expect(transport.asked).toHaveLength(1);
		expect(references.known).not.toContain('order-2');
		expect(limiter.waiting).toBe(0);
		expect(await isFree(limiter, clock)).toBe(true);
	});

	it('calls nobody when it was stopped before', async () => {
		const { clock, references, limiter, transport, stop, host } = setUp([]);
		stop.abort();
		await expect(place(host)).rejects.toMatchObject({ kind: 'cancelled' });
		expect(transport.asked).toHaveLength(0);
		expect(references.known.size).toBe(0);
		expect(await isFree(limiter, clock)).toBe(true);
	});

	it('does not try again after it was stopped in a pause', async () => {
		const { clock, references, transport, stop, host } = setUp([{ status: 429 }, ACCEPTED]);
		const pausing = place(host);
		await clock.settle();
		stop.abort();
		await expect(clock.run(pausing)).rejects.toBeInstanceOf(VoiceError);
		expect(transport.asked).toHaveLength(1);
		expect(references.known.size).toBe(0);
	});

	it('keeps the claim of a request that was under way: somebody may be called', async () => {
		const lost: Answer = async ({ signal }) => {
			await new Promise((aborted) => signal!.addEventListener('abort', aborted));
			throw new VoiceError('connectionLost', 'A sentence.');
		};
		const { clock, references, limiter, stop, host } = setUp([lost]);
		const sent = place(host);
		await clock.settle();
		stop.abort();
		expect(await sent).toMatchObject({ state: 'unconfirmed' });
		expect(references.known).toContain('order-1042');
		expect(await isFree(limiter, clock)).toBe(true);
	});
});

describe('placeCall and calls at the same instant', () => {
	it('sends nothing when another process wrote the reference down meanwhile', async () => {
		const clock = fakeClock();
		const released: string[] = [];
		const ledger = {
			claim: async () => true,
			record: async () => false,
			release: async (reference: string) => void released.push(reference),
		};
		const limiter = watchedLimiter(ONE_A_SECOND, clock);
		const host = { transport: scriptedTransport(), clock, limiters: [limiter], ledger };
		expect(await clock.run(place(host))).toMatchObject({
			state: 'notCalled',
			reason: 'alreadyCalled',
		});
		expect(released).toEqual([]);
		expect(await isFree(limiter, clock)).toBe(true);
	});

	it('dials one of them when they have one reference', async () => {
		const clock = fakeClock();
		const ledger = createLedger(memoryReferences(clock, 20));
		const transport = scriptedTransport(ACCEPTED);
		const host = { transport, clock, limiters: [], ledger };
		const ends = await clock.run(Promise.all(Array.from({ length: 5 }, () => place(host))));
		expect(ends.map(({ state }) => state).sort()).toEqual([
			...Array(4).fill('notCalled'),
			'placed',
		]);
		expect(transport.asked).toHaveLength(1);
	});
});

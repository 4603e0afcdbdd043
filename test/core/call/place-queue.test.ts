/** Many calls at one account: their permits, and calls that are given up. */
import { VoiceError, createReservations, type Limiter } from '../../../core';
import {
	fakeClock,
	memoryReferences,
	reservationsThat,
	scriptedTransport,
	watchedLimiter,
	type Answer,
} from '../../support/fakes';
import { ACCEPTED, ONE_A_SECOND, place } from '../rate-limit/queueing';

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
		['too many requests', Array.from({ length: 7 }, () => ({ status: 429 }))],
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
		const reservations = { reserve: async () => null };
		const host = { transport: scriptedTransport(), clock, limiters: [limiter], reservations };
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

describe('placeCall and a node that is stopped', () => {
	const setUp = (answers: Answer[]) => {
		const clock = fakeClock();
		const references = memoryReferences();
		const limiter = watchedLimiter(ONE_A_SECOND, clock);
		const transport = scriptedTransport(...answers);
		const stop = new AbortController();
		const reservations = createReservations(references);
		const host = { transport, clock, limiters: [limiter], reservations, signal: stop.signal };
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

	it('places no call when it was stopped before', async () => {
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

	it('keeps the reference of a request that was under way: a phone may ring', async () => {
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
		let released = 0;
		const reservations = reservationsThat({
			commit: async () => false,
			release: async () => void (released += 1),
		});
		const limiter = watchedLimiter(ONE_A_SECOND, clock);
		const host = { transport: scriptedTransport(), clock, limiters: [limiter], reservations };
		expect(await clock.run(place(host))).toMatchObject({
			state: 'notCalled',
			reason: 'alreadyCalled',
		});
		expect(released).toBe(0);
		expect(await isFree(limiter, clock)).toBe(true);
	});

	it('dials one of them when they have one reference', async () => {
		const clock = fakeClock();
		const reservations = createReservations(memoryReferences(clock, 20));
		const transport = scriptedTransport(ACCEPTED);
		const host = { transport, clock, limiters: [], reservations };
		const ends = await clock.run(Promise.all(Array.from({ length: 5 }, () => place(host))));
		expect(ends.map(({ state }) => state).sort()).toEqual([
			...Array(4).fill('notCalled'),
			'placed',
		]);
		expect(transport.asked).toHaveLength(1);
	});
});

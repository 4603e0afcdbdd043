/** Stand-ins for time and network: nothing waits, nothing is sent. */
import {
	createLimiter,
	type Clock,
	type HttpRequest,
	type HttpResponse,
	type Limiter,
	type Rate,
	type References,
	type Reservation,
	type Reservations,
	type Transport,
} from '../../core';
import { UNRESERVED } from '../../core/call/reservations';

interface Timer {
	readonly atMs: number;
	wake(): void;
}

export interface FakeClock extends Clock {
	/** Every pause that was asked for, in milliseconds. */
	readonly slept: number[];
	/** Lets everything happen that needs no time. */
	settle(): Promise<void>;
	/** Moves time on, through every pause that ends on the way. */
	advance(ms: number): Promise<void>;
	/** Jumps from pause to pause until `work` has ended; what it ends with. */
	run<T>(work: Promise<T>): Promise<T>;
}

/** A clock that moves only when a test moves it. Starts at 2026-01-01T00:00:00Z. */
export function fakeClock(startMs = Date.UTC(2026, 0, 1)): FakeClock {
	let nowMs = startMs;
	const slept: number[] = [];
	const timers: Timer[] = [];

	const settle = () => new Promise<void>((settled) => setImmediate(settled));
	const drop = (timer: Timer) => {
		const index = timers.indexOf(timer);
		if (index >= 0) timers.splice(index, 1);
	};

	function sleep(ms: number, signal?: AbortSignal): Promise<void> {
		slept.push(ms);
		if (signal?.aborted) return Promise.resolve();
		return new Promise((wake) => {
			const timer = { atMs: nowMs + ms, wake };
			const later = timers.findIndex(({ atMs }) => atMs > timer.atMs);
			timers.splice(later < 0 ? timers.length : later, 0, timer);
			signal?.addEventListener('abort', () => (drop(timer), wake()), { once: true });
		});
	}

	/** Wakes the next sleeper that is due by then; false when there is none. */
	async function wakeNext(untilMs: number): Promise<boolean> {
		const next = timers[0];
		if (next === undefined || next.atMs > untilMs) return false;
		timers.shift();
		nowMs = Math.max(nowMs, next.atMs);
		next.wake();
		await settle();
		return true;
	}

	return {
		slept,
		settle,
		sleep,
		now: () => nowMs,
		async advance(ms) {
			const untilMs = nowMs + ms;
			await settle();
			while (await wakeNext(untilMs));
			nowMs = untilMs;
		},
		async run(work) {
			let ended = false;
			const end = () => void (ended = true);
			work.then(end, end);
			await settle();
			while (!ended) {
				if (!(await wakeNext(Infinity)))
					throw new Error('the work waits for something else than time');
			}
			return work;
		},
	};
}

/** An answer, something thrown, or what else the network does. */
export type Answer =
	Partial<HttpResponse> | Error | ((request: HttpRequest) => Promise<HttpResponse>);

/** Plays answers in order and keeps what was asked. */
export function scriptedTransport(...answers: Answer[]): Transport & { asked: HttpRequest[] } {
	const asked: HttpRequest[] = [];
	const transport: Transport = async (request) => {
		asked.push(request);
		const answer = answers.shift();
		if (answer === undefined) throw new Error(`no answer is scripted for request ${asked.length}`);
		if (answer instanceof Error) throw answer;
		if (typeof answer === 'function') return answer(request);
		return { status: 200, headers: {}, body: undefined, ...answer };
	};
	return Object.assign(transport, { asked });
}

/** A limiter that also keeps which pauses it was told. */
export function watchedLimiter(rate: Rate, clock: Clock): Limiter & { pauses: number[] } {
	const limiter = createLimiter(rate, clock);
	const pauses: number[] = [];
	return {
		pauses,
		acquire: (signal) => limiter.acquire(signal),
		pause: (ms) => void (pauses.push(ms), limiter.pause(ms)),
		slowDown: () => limiter.slowDown(),
		get waiting() {
			return limiter.waiting;
		},
	};
}

/** Gives every reference to whoever asks, and then does this. */
export const reservationsThat = (does: Partial<Reservation>): Reservations => ({
	reserve: async () => ({ ...UNRESERVED, ...does }),
});

/** A store of references in memory that takes its time, as files and databases do. */
export function memoryReferences(clock?: Clock, delayMs = 0): References & { known: Set<string> } {
	const known = new Set<string>();
	const pause = async () => void (clock && (await clock.sleep(delayMs)));
	return {
		known,
		has: async (reference) => (await pause(), known.has(reference)),
		add: async (reference) => (await pause(), void known.add(reference)),
		remove: async (reference) => (await pause(), void known.delete(reference)),
	};
}

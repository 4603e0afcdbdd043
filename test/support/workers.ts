/** Several processes that use one account of a strict provider, in virtual time. */
import { createLimiter, isVoiceError, providers, type Limiter } from '../../core';
import { placeCall } from '../../core/call/place';
import { createRateWindow } from '../../sandbox/base/rate-window';
import { readyCall } from '../core/samples';
import { fakeClock } from './fakes';

const CAP = { requests: 2, perMs: 1_000 };
/** Calls that one worker has under way at a time: n8n's own default. */
const CONCURRENCY = 10;

export interface WorkersSettings {
	readonly workers: number;
	readonly seconds: number;
	/** How long a request, and its answer, is on the way. */
	readonly delayMs: readonly [number, number];
	/** Whether refused requests use up the cap too; it is not documented. */
	readonly countRefused: boolean;
	readonly random: () => number;
	/** Puts another rule in the place of the core's. */
	readonly rule?: (limiter: Limiter) => Limiter;
	/** Virtual seconds from one worker's first call to the next one's; absent: all begin at once. */
	readonly apartSeconds?: number;
	/** Virtual second in which all workers but the first stop asking. */
	readonly aloneAfterSeconds?: number;
}

export interface WorkersResult {
	/** Of the requests that the provider would have taken in the time. */
	readonly share: number;
	readonly http429: number;
	/** Refused requests among all. */
	readonly refusedShare: number;
	/** Jain's index over the calls of each worker: 1 is equal, 1 / workers is one has all. */
	readonly fairness: number;
	/** Calls that met nothing but 429 and left with an error. */
	readonly givenUp: number;
	/** Virtual milliseconds at which each request was admitted, and by which worker. */
	readonly admitted: ReadonlyArray<{ readonly atMs: number; readonly worker: number }>;
}

/** Keeps every worker busy for the whole time; there is always one more call to place. */
export async function simulateWorkers(settings: WorkersSettings): Promise<WorkersResult> {
	const { workers, seconds, delayMs, countRefused, random, rule = (same) => same } = settings;
	const clock = fakeClock(0);
	const window = createRateWindow(CAP);
	const endMs = seconds * 1_000;
	const admitted: Array<{ atMs: number; worker: number }> = [];
	let http429 = 0;
	let givenUp = 0;
	const way = () => clock.sleep(delayMs[0] + random() * (delayMs[1] - delayMs[0]));

	async function work(worker: number): Promise<void> {
		const leavesMs = worker > 0 ? (settings.aloneAfterSeconds ?? seconds) * 1_000 : endMs;
		const transport = async () => {
			await way();
			const ok = window.admit(clock.now(), countRefused);
			if (ok) admitted.push({ atMs: clock.now(), worker });
			else http429 += 1;
			await way();
			return ok
				? { status: 202, headers: {}, body: { interaction_id: 'c-1' } }
				: { status: 429, headers: {}, body: {} };
		};
		const host = {
			transport,
			clock,
			gates: [],
			limiters: [rule(createLimiter(CAP, clock, random))],
		};
		const callAfterCall = async () => {
			while (clock.now() < leavesMs)
				await placeCall(providers.talkdesk, readyCall('talkdesk'), null, host).catch((error) => {
					if (!isVoiceError(error) || error.kind !== 'rateLimited') throw error;
					givenUp += 1;
				});
		};
		await clock.sleep(worker * (settings.apartSeconds ?? 0) * 1_000);
		await Promise.all(Array.from({ length: CONCURRENCY }, callAfterCall));
	}
	await clock.run(Promise.all(Array.from({ length: workers }, (_, worker) => work(worker))));

	const inTime = admitted.filter(({ atMs }) => atMs <= endMs);
	return {
		share: inTime.length / ((CAP.requests * endMs) / CAP.perMs),
		http429,
		refusedShare: http429 / (http429 + admitted.length),
		fairness: jain(countsOf(inTime, workers)),
		givenUp,
		admitted,
	};
}

/** How many were admitted of each worker. */
export const countsOf = (admitted: WorkersResult['admitted'], workers: number): number[] =>
	Array.from({ length: workers }, (_, i) => admitted.filter(({ worker }) => worker === i).length);

/** Jain's index of fairness (R. Jain, D. Chiu, W. Hawe: DEC-TR-301, 1984). */
export function jain(values: readonly number[]): number {
	const sum = values.reduce((a, b) => a + b, 0);
	const squares = values.reduce((a, b) => a + b * b, 0);
	return squares === 0 ? 1 : sum ** 2 / (values.length * squares);
}

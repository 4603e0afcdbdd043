import { told } from '../base/language';
import type { Clock } from '../base/clock';
import { VoiceError } from '../base/errors';
import { createShare } from './adaptive-share';

export interface Rate {
	readonly requests: number;
	readonly perMs: number;
}

/** Gives a permit back; call it once the answer is there, or will never come. */
export type Release = () => void;

export interface Limiter {
	/** Resolves when one more request may be sent. First come, first served. */
	acquire(signal?: AbortSignal): Promise<Release>;
	/** No call starts before `ms` from now: the provider asked the account to wait. */
	pause(ms: number): void;
	/** A request was refused, so others use the account too: a smaller share of the cap for a while. */
	slowDown(): void;
	/** Requests that wait for a permit. */
	readonly waiting: number;
}

/** Length of a beat, in parts of the even spacing of a full cap. */
const BEAT = 1.1;

/**
 * At most `requests` requests reach the server in any sliding window of `perMs` milliseconds,
 * however the network delays them.
 *
 * A permit comes back one window after the *answer*, not after the send: request i + n is sent
 * only when answer i is at least one window old, so their arrivals are a window apart. Every
 * limiter that counts sends is broken by two requests that travel at different speeds. The
 * price is a share of about perMs / (perMs + round trip) of the cap.
 *
 * That is proof for one process. Several that use one account go by shares after a 429
 * (core/rate-limit/adaptive-share.ts), and then start on the beat of the clock that they have in common: on
 * beats, those who found a place keep it; anywhere in between, they meet again and again.
 *
 * @param random evenly between 0 and 1, for the moment at which a process comes back
 */
export function createLimiter(
	{ requests, perMs }: Rate,
	clock: Clock,
	random: () => number = Math.random,
): Limiter {
	const share = createShare(clock, perMs);
	/** One request on each beat keeps the cap, with a tenth to spare for delays that differ. */
	const beatMs = (BEAT * perMs) / requests;
	let free = requests;
	let notBefore = 0;
	let lastStartMs = -Infinity;
	const queue: Array<() => void> = [];

	const giveBack = () => {
		const next = queue.shift();
		if (next) next();
		else free += 1;
	};

	/** Once only: a permit given back twice would let two requests through. */
	const release = (): Release => {
		let used = false;
		return () => {
			if (used) return;
			used = true;
			void clock.sleep(perMs).then(giveBack);
		};
	};

	async function permit(signal?: AbortSignal): Promise<void> {
		if (free > 0) {
			free -= 1;
			return;
		}
		await new Promise<void>((granted, refused) => {
			const leave = () => {
				queue.splice(queue.indexOf(enter), 1);
				refused(cancelled());
			};
			const enter = () => {
				signal?.removeEventListener('abort', leave);
				granted();
			};
			signal?.addEventListener('abort', leave, { once: true });
			queue.push(enter);
		});
	}

	/** Beats from one start to the next. */
	const stride = () => Math.ceil(1 / share.now());

	/** When a call that has a permit since `sinceMs` may start, as things stand. */
	function startsAtMs(sinceMs: number): number {
		if (share.now() === 1) return notBefore;
		const earliestMs = Math.max(sinceMs, notBefore, lastStartMs + stride() * beatMs);
		return Math.ceil(earliestMs / beatMs) * beatMs;
	}

	/** Things can change meanwhile: a pause, another start, a share that has grown. */
	async function turn(signal?: AbortSignal): Promise<void> {
		const sinceMs = clock.now();
		let atMs = startsAtMs(sinceMs);
		while (clock.now() < atMs && !signal?.aborted) {
			await clock.sleep(atMs - clock.now(), signal);
			atMs = startsAtMs(sinceMs);
		}
		// the beat, not the moment: timers are late, and lateness must not add up
		lastStartMs = Math.max(atMs, sinceMs);
	}

	return {
		async acquire(signal) {
			if (signal?.aborted) throw cancelled();
			await permit(signal);
			await turn(signal);
			if (signal?.aborted) {
				giveBack();
				throw cancelled();
			}
			return release();
		},
		pause(ms) {
			notBefore = Math.max(notBefore, clock.now() + ms);
		},
		slowDown() {
			if (!share.cut()) return;
			// those who were refused together must not come back together
			const restMs = Math.floor(random() * stride()) * beatMs;
			notBefore = Math.max(notBefore, clock.now()) + restMs;
		},
		get waiting() {
			return queue.length;
		},
	};
}

/** For one that gave its wait up. */
export const cancelled = () =>
	new VoiceError(
		'cancelled',
		told({
			en: 'The call was not made: the node was stopped before it was sent.',
			de: 'Der Anruf wurde nicht gemacht: Der Node wurde vorher angehalten.',
			fr: 'L’appel n’a pas été passé\u00a0: le nœud a été arrêté avant.',
		}),
	);

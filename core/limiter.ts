import type { Clock } from './clock';
import { VoiceError } from './errors';

export interface Rate {
	readonly requests: number;
	readonly perMs: number;
}

/** Gives a permit back; call it once the answer is there, or will never come. */
export type Release = () => void;

export interface Limiter {
	/** Resolves when one more request may be sent. First come, first served. */
	acquire(signal?: AbortSignal): Promise<Release>;
	/** Nobody starts before `ms` from now: the provider asked everybody to wait. */
	pause(ms: number): void;
	/** Requests that wait for a permit. */
	readonly waiting: number;
}

/**
 * At most `requests` requests reach the server in any sliding window of `perMs` milliseconds,
 * however the network delays them.
 *
 * A permit comes back one window after the *answer*, not after the send: request i + n is sent
 * only when answer i is at least one window old, so their arrivals are a window apart. Every
 * limiter that counts sends is broken by two requests that travel at different speeds. The
 * price is a share of about perMs / (perMs + round trip) of the cap.
 */
export function createLimiter({ requests, perMs }: Rate, clock: Clock): Limiter {
	let free = requests;
	let notBefore = 0;
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

	return {
		async acquire(signal) {
			if (signal?.aborted) throw cancelled();
			await permit(signal);
			while (clock.now() < notBefore && !signal?.aborted)
				await clock.sleep(notBefore - clock.now(), signal);
			if (signal?.aborted) {
				giveBack();
				throw cancelled();
			}
			return release();
		},
		pause(ms) {
			notBefore = Math.max(notBefore, clock.now() + ms);
		},
		get waiting() {
			return queue.length;
		},
	};
}

const cancelled = () =>
	new VoiceError('cancelled', 'The call was not made: the node was stopped before it was sent.');

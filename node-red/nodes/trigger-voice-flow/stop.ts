/** How the stop of an account ends a call that was not sent yet: it leaves its queue at once, by Not Called. */
import type { NodeAPI } from 'node-red';
import { createStopGate, type Clock, type Gate, type Limiter } from '../../../core';
import type { AccountNode } from '../../state/accounts';
import { isStopped, setStopped, stopSignal } from '../../state/stopped';
import { storeOf, storesOf, type StoreName } from '../../state/stores';
import { giveUpOfAccount } from './held-registry';

/** Where a stop is written down: the store that every node knows, and the trigger's own. */
const storesFor = (RED: NodeAPI, own: StoreName): StoreName[] => [storeOf(RED, undefined), own];

/** A call that was asked for before a stop is not made, even if the account is started again at once. */
export function stopGate(RED: NodeAPI, account: AccountNode, own: StoreName): Gate {
	const stop = stopSignal(account.id);
	return createStopGate(() => stop.aborted || isStopped(account, storesFor(RED, own)));
}

const either = (stop: AbortSignal, signal?: AbortSignal): AbortSignal =>
	signal ? AbortSignal.any([signal, stop]) : stop;

/** Limiters whose queue a stop empties: nobody waits any more, and the gate says why. */
export const leftOnStop = (accountId: string, limiters: readonly Limiter[]): Limiter[] => {
	const stop = stopSignal(accountId);
	return limiters.map((limiter) => ({
		acquire: (signal) =>
			limiter.acquire(either(stop, signal)).catch((error: unknown) => {
				if (signal?.aborted || !stop.aborted) throw error;
				return () => undefined;
			}),
		pause: (ms) => limiter.pause(ms),
		slowDown: () => limiter.slowDown(),
		get waiting() {
			return limiter.waiting;
		},
	}));
};

/** A clock whose pauses end with a stop. */
export const wokenByStop = (accountId: string, clock: Clock): Clock => {
	const stop = stopSignal(accountId);
	return { now: () => clock.now(), sleep: (ms, signal) => clock.sleep(ms, either(stop, signal)) };
};

/** Stops an account: what queues or is held leaves; what rings is waited for. Or starts it again. */
export async function switchAccount(
	RED: NodeAPI,
	account: AccountNode,
	isToStop: boolean,
): Promise<void> {
	const stores = [storeOf(RED, undefined), ...storesOf(account.id)];
	const written = setStopped(account, stores, isToStop);
	if (isToStop) giveUpOfAccount(account.id);
	await written;
}

/** Whether an account is stopped, as far as its stores can be read. @param own of a trigger */
export const isAccountStopped = (
	RED: NodeAPI,
	account: AccountNode,
	own: readonly StoreName[] = storesOf(account.id),
): Promise<boolean> => isStopped(account, [storeOf(RED, undefined), ...own]);

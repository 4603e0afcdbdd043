/** The memory of an account's calls, wherever that is. */
import { limitersOf } from '../host/clock';
import type { AccountNode } from './accounts';
import { historyOf } from './call-counts';
import { reservationsOf } from './call-once';
import { heldStoreOf } from './held-store';
import type { CallMemory } from './memory';
import type { Store } from './stores';
import { markUnderWay } from './under-way';

/** @param store of a trigger, for an account that shares no memory */
export const memoryOf = (account: AccountNode, store: Store): CallMemory =>
	account.sharedMemory?.calls ?? inContext(account, store);

const inContext = (account: AccountNode, store: Store): CallMemory => ({
	isSafe: store.isSafe,
	reservations: () => reservationsOf(account, store),
	history: () => historyOf(account, store),
	held: () => heldStoreOf(account, store),
	limiters: (provider, callsPerSecond) => limitersOf(provider, account.id, callsPerSecond),
	markUnderWay: (reference) => markUnderWay(account.id, reference),
});

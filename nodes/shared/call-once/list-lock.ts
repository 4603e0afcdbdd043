/**
 * One change of a workflow's list at a time, in all workers. n8n changes its lists without a lock,
 * but a list that is not there yet is inserted, and the database lets one process do so: the
 * node's own list, in which nothing else is kept, stands for as long as the workflow's is changed.
 */
import type { DeduplicationHelperFunctions } from 'n8n-workflow';
import type { Clock } from '../../../core';

export type LockStore = Pick<
	DeduplicationHelperFunctions,
	'checkProcessedAndRecord' | 'clearAllProcessedItems'
>;

const OPTIONS = { mode: 'entries', maxEntries: 1 } as const;
/** The only item that ever stands in the node's own list: who finds it has not begun the list. */
const LOCK = 'ringback:changing';
/** Whoever holds the lock for that long has died with it. */
const LONGEST_HOLD_MS = 10_000;
/** Between two tries, and as much again by chance: workers that try together would do so for ever. */
const PAUSE_MS = 10;
/** Those who wait for a dead one do not all take over at the same instant. */
const APART_MS = 5_000;

/** What `change` gives, which nobody else's change overlaps. */
export async function locked<T>(
	store: LockStore,
	clock: Clock,
	change: () => Promise<T>,
): Promise<T> {
	const patientUntilMs = clock.now() + LONGEST_HOLD_MS + Math.random() * APART_MS;
	// a database that fails lets nobody begin a list: the change itself says what is wrong
	while (!(await isBegun(store)) && clock.now() < patientUntilMs)
		await clock.sleep(PAUSE_MS * (1 + Math.random()));
	try {
		return await change();
	} finally {
		// one that cannot be let go ends by the others' patience
		await store.clearAllProcessedItems('node', OPTIONS).catch(() => undefined);
	}
}

/** Finding the list changes nothing in it; of two that insert it at once the later one is refused. */
const isBegun = (store: LockStore): Promise<boolean> =>
	store.checkProcessedAndRecord([LOCK], 'node', OPTIONS).then(
		({ new: fresh }) => fresh.length > 0,
		() => false,
	);

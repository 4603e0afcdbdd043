/** The list of a workflow, as everybody has to treat it who writes into it. */
import type { Clock } from '../../../core';
import { locked, type LockStore } from './list-lock';

/** References per workflow; the oldest are forgotten beyond this many. */
export const MOST_REMEMBERED = 20_000;
/** What stands in the list for one reference, see entries.ts. */
const ENTRIES_EACH = 4;
export const MOST_ENTRIES = ENTRIES_EACH * MOST_REMEMBERED;

/** By workflow: the last change of its list. */
const turns = new Map<string, Promise<unknown>>();

/** One change of a workflow's list after the other: in this process by turns, in all workers by the node's lock. */
export const turnsOf =
	(store: LockStore, workflowId: string, clock: Clock) =>
	<T>(change: () => Promise<T>): Promise<T> => {
		const mine = (turns.get(workflowId) ?? Promise.resolve()).then(() =>
			locked(store, clock, change),
		);
		const settled = mine.then(
			() => undefined,
			() => undefined,
		);
		turns.set(workflowId, settled);
		void settled.then(() => turns.get(workflowId) === settled && turns.delete(workflowId));
		return mine;
	};

/** Whether a list keeps something else than entries: another node of the workflow began it so. */
export const isOtherKind = (error: unknown): boolean =>
	error instanceof Error && /incompatible setting/.test(error.message);

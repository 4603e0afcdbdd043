/**
 * What this process knows of the calls of its batches, so that a batch looks when there is
 * something to see. Hints only: who loses them, in a restart or in another worker, looks at the
 * next slice of its pause.
 */
import { keepNewest } from '../../../../core';

interface Known {
	/** Started here, and neither placed nor given up yet. */
	readonly starting: Set<string>;
	/** Started or seen here, and not ended as far as this process was told. */
	readonly open: Set<string>;
	/** Ended, as this process was told, and perhaps not saved yet. */
	readonly told: Set<string>;
	/** What the batch waits for. */
	watch?: { readonly isDue: () => boolean; readonly wake: () => void };
}

/** Those that another process ended are forgotten, oldest first, beyond so many. */
const MOST_BATCHES = 500;
const batches = new Map<string, Known>();

function of(batch: string): Known {
	const known = batches.get(batch) ?? {
		starting: new Set(),
		open: new Set(),
		told: new Set(),
	};
	batches.delete(batch);
	batches.set(batch, known);
	keepNewest(batches, MOST_BATCHES);
	return known;
}

function look(known: Known): void {
	if (!known.watch?.isDue()) return;
	const { wake } = known.watch;
	delete known.watch;
	wake();
}

export const ownCalls = {
	started(batch: string, call: string): void {
		of(batch).starting.add(call);
		of(batch).open.add(call);
	},
	/** A call's execution has placed it, or has said why not. */
	begun(batch: string, call: string): void {
		const known = batches.get(batch);
		if (known?.starting.delete(call)) look(known);
	},
	/** A call's result has come. False when this process does not know the batch. */
	ended(batch: string, call: string): boolean {
		const known = batches.get(batch);
		if (known === undefined) return false;
		known.starting.delete(call);
		known.open.delete(call);
		known.told.add(call);
		look(known);
		return true;
	},
	isStarting: (batch: string, call: string): boolean =>
		batches.get(batch)?.starting.has(call) ?? false,
	countStarting: (batch: string): number => batches.get(batch)?.starting.size ?? 0,
	isOpen: (batch: string, call: string): boolean => batches.get(batch)?.open.has(call) ?? false,
	countOpen: (batch: string): number => batches.get(batch)?.open.size ?? 0,
	/** Wakes once, as soon as it is due: perhaps at once. */
	watch(batch: string, isDue: () => boolean, wake: () => void): void {
		const known = of(batch);
		known.watch = { isDue, wake };
		look(known);
	},
	/** Whether the batch was woken by what it watched for, and not by somebody else or by time. */
	wasDue: (batch: string): boolean => {
		const known = batches.get(batch);
		return known !== undefined && known.watch === undefined;
	},
	/** The batch has looked: these have not ended, but for those of which this process was told meanwhile. */
	reopen(batch: string, calls: readonly string[]): void {
		const known = of(batch);
		const left = new Set(calls);
		for (const call of known.told) if (!left.has(call)) known.told.delete(call);
		known.open.clear();
		for (const call of left) if (!known.told.has(call)) known.open.add(call);
	},
	forget: (batch: string): void => void batches.delete(batch),
};

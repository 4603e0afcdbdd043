/**
 * A list that a node keeps in its workflow's static data. n8n saves that when a report is answered,
 * as the copy that was read when it came: reports under way at once would overwrite each other, so
 * each writes down what this process has added last at its node.
 */
import type { IDataObject } from 'n8n-workflow';

/** More than are under way at once: what one process writes down again with each report. */
const MOST_AGAIN = 100;

/** Where a node keeps what it knows. */
export interface NodeMemory {
	/** The node among all nodes of this n8n. */
	readonly name: string;
	readonly staticData: IDataObject;
}

export interface KeptList<T> {
	/** Oldest first; what this process has added may stand in it twice. */
	all(memory: NodeMemory): readonly T[];
	add(memory: NodeMemory, entry: T): void;
}

/**
 * @param property of the static data
 * @param keyOf what tells two entries apart; undefined for something that is no entry
 * @param most that are kept, the newest
 */
export function keptList<T>(
	property: string,
	keyOf: (entry: unknown) => string | undefined,
	most: number,
): KeptList<T> {
	/** Of each node, newest last. */
	const newestOf = new Map<string, readonly T[]>();
	const savedIn = ({ staticData }: NodeMemory): T[] => {
		const saved = staticData[property];
		return (Array.isArray(saved) ? saved : []).filter(
			(entry: unknown) => keyOf(entry) !== undefined,
		) as T[];
	};
	return {
		all: (memory) => [...savedIn(memory), ...(newestOf.get(memory.name) ?? [])],
		add(memory, entry) {
			const newest = [...(newestOf.get(memory.name) ?? []), entry].slice(-MOST_AGAIN);
			newestOf.set(memory.name, newest);
			const kept = new Set(newest.map(keyOf));
			const older = savedIn(memory).filter((one) => !kept.has(keyOf(one)));
			memory.staticData[property] = [...older, ...newest].slice(-most) as never;
		},
	};
}

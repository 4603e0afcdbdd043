/**
 * Takes each result once. n8n saves a workflow's static data when a report is answered, as the
 * copy that was read when it came: reports under way at once would overwrite each other, so each
 * writes down what this process has taken last at its node.
 */
import type { IDataObject } from 'n8n-workflow';

const MOST_IN_PROCESS = 20_000;
const MOST_IN_WORKFLOW = 500;
/** More than are under way at once: what one process writes down again with each report. */
const MOST_AGAIN = 100;

/** Where a node keeps what it has taken. */
export interface NodeMemory {
	/** The node among all nodes of this n8n. */
	readonly name: string;
	readonly staticData: IDataObject;
}

const taken = new Set<string>();
/** The last ones of each node, newest last. */
const newestOf = new Map<string, readonly string[]>();
const underWay = new Map<string, Promise<unknown>>();

/**
 * What `take` gives, for the first report of a call; undefined for all others. Null is given for
 * what was not believed, and is not remembered: the true report is still to come. One that comes
 * while the first is still being taken waits for it, and rejects if it does: answered earlier,
 * its provider would send no more, and a crash would lose the result.
 */
export async function takeOnce<T>(
	tokenId: string,
	memory: NodeMemory,
	take: () => Promise<T | null>,
): Promise<T | null | undefined> {
	for (let first = underWay.get(tokenId); first; first = underWay.get(tokenId))
		if ((await first) !== null) return undefined;
	if (taken.has(tokenId) || savedIn(memory).includes(tokenId)) return undefined;
	const mine = take();
	underWay.set(tokenId, mine);
	try {
		const result = await mine;
		if (result !== null) remember(tokenId, memory);
		return result;
	} finally {
		underWay.delete(tokenId);
	}
}

function remember(tokenId: string, memory: NodeMemory): void {
	taken.add(tokenId);
	for (const oldest of taken) {
		if (taken.size <= MOST_IN_PROCESS) break;
		taken.delete(oldest);
	}
	const newest = [...(newestOf.get(memory.name) ?? []), tokenId].slice(-MOST_AGAIN);
	newestOf.set(memory.name, newest);
	const kept = new Set(newest);
	const older = savedIn(memory).filter((id) => !kept.has(id));
	memory.staticData.delivered = [...older, ...newest].slice(-MOST_IN_WORKFLOW);
}

const savedIn = ({ staticData }: NodeMemory): string[] =>
	Array.isArray(staticData.delivered) ? (staticData.delivered as string[]) : [];

/** Takes each result once, over restarts. */
import { keepNewest } from '../../core';
import { keptList, type NodeMemory } from './kept-list';

const MOST_IN_PROCESS = 20_000;
const MOST_IN_WORKFLOW = 500;

const delivered = keptList<string>(
	'delivered',
	(id) => (typeof id === 'string' ? id : undefined),
	MOST_IN_WORKFLOW,
);
const taken = new Set<string>();
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
	if (taken.has(tokenId) || delivered.all(memory).includes(tokenId)) return undefined;
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
	keepNewest(taken, MOST_IN_PROCESS);
	delivered.add(memory, tokenId);
}

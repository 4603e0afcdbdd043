/** One value in a context store that may be asynchronous, as promises. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NodeContextData } from 'node-red';

/** Undefined where nothing was kept. */
export const readContext = <Value>(
	context: NodeContextData,
	name: string,
	store: string | undefined,
): Promise<Value | undefined> =>
	new Promise((resolve, reject) =>
		context.get(name, store, (error: Error | null, value: unknown) =>
			error ? reject(error) : resolve(value as Value | undefined),
		),
	);

/** What is being written, by context: each is one node's, as long as that is deployed. */
const underWay = new WeakMap<NodeContextData, Set<Promise<void>>>();

export function writeContext(
	context: NodeContextData,
	name: string,
	value: unknown,
	store: string | undefined,
): Promise<void> {
	const writes = underWay.get(context) ?? new Set();
	underWay.set(context, writes);
	const write = new Promise<void>((resolve, reject) =>
		context.set(name, value, store, (error: Error | null | undefined) =>
			error ? reject(error) : resolve(),
		),
	);
	writes.add(write);
	const settled = () => void writes.delete(write);
	write.then(settled, settled);
	return write;
}

/**
 * Resolves once nothing is being written. A node that closes waits for it: Node-RED clears the
 * contexts of nodes that went away, and leaves all flows stopped when a file comes back meanwhile.
 */
export async function contextWritten(context: NodeContextData): Promise<void> {
	do {
		await Promise.allSettled(underWay.get(context) ?? []);
		// what was queued behind a write begins
		await nextTurn();
	} while (underWay.get(context)?.size);
}

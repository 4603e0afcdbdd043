/** One value in a context store that may be asynchronous, as promises. */
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

export const writeContext = (
	context: NodeContextData,
	name: string,
	value: unknown,
	store: string | undefined,
): Promise<void> =>
	new Promise((resolve, reject) =>
		context.set(name, value, store, (error: Error | null | undefined) =>
			error ? reject(error) : resolve(),
		),
	);

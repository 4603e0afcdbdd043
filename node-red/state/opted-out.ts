/**
 * Who wants no more calls of an account, as its results said: hashes of numbers in the account's
 * context stores. Kept until somebody takes a number out again.
 */
import type { Node } from 'node-red';
import { createTurns, numberKey } from '../../core';
import { readContext, writeContext } from '../host/context-store';
import type { StoreName } from './stores';
import { storeBroken } from './store-broken';

const PROPERTY = 'optedOut';

/** Milliseconds since the Unix epoch, by hash. */
type OptedOut = Record<string, number>;

interface Memory {
	/** By store, as this process knows it: a deploy empties a store that only lives in memory. */
	readonly known: Map<string | undefined, Promise<OptedOut>>;
	readonly turns: ReturnType<typeof createTurns>;
}

const memories = new Map<string, Memory>();

function memoryOf(accountId: string): Memory {
	const known = memories.get(accountId);
	if (known) return known;
	const made: Memory = { known: new Map(), turns: createTurns() };
	memories.set(accountId, made);
	return made;
}

function listIn(account: Node, { name }: StoreName): Promise<OptedOut> {
	const { known } = memoryOf(account.id);
	const list =
		known.get(name) ??
		readContext<OptedOut>(account.context(), PROPERTY, name).then(
			// a copy: a store in memory hands out its own
			(value) => ({ ...value }),
			throwUnknown,
		);
	known.set(name, list);
	// it may be readable later
	list.catch(() => known.delete(name));
	return list;
}

/** Whether a number is kept in one of the stores. Rejects where one cannot be read. @param e164 E.164 */
export async function hasOptedOut(
	account: Node,
	stores: readonly StoreName[],
	e164: string,
): Promise<boolean> {
	const lists = await Promise.all(stores.map((store) => listIn(account, store)));
	return lists.some((list) => Object.hasOwn(list, numberKey(e164)));
}

/**
 * Keeps a number, or takes it out. It holds in this process also where it cannot be written down;
 * then this rejects all the same.
 */
export function setOptedOut(
	account: Node,
	stores: readonly StoreName[],
	e164: string,
	isOut: boolean,
): Promise<void> {
	const { known, turns } = memoryOf(account.id);
	const names = new Set([...known.keys(), ...stores.map(({ name }) => name)]);
	return turns(async () => {
		for (const name of names) {
			const list = await listIn(account, { name });
			if (isOut) list[numberKey(e164)] ??= Date.now();
			else delete list[numberKey(e164)];
			await writeContext(account.context(), PROPERTY, { ...list }, name).catch(throwUnknown);
		}
	});
}

const throwUnknown = storeBroken({
	en: 'The context store does not keep who wants no more calls',
	de: 'Der Kontextspeicher behält nicht, wer keine Anrufe mehr wünscht',
	fr: 'Le stockage de contexte ne garde pas qui ne veut plus d’appels',
});

/**
 * Accounts that a person has stopped: nothing is sent for them until they are started again. It is
 * written down in the account's context stores, so that a restart does not start them.
 */
import type { Node } from 'node-red';
import { readContext, writeContext } from '../host/context-store';
import type { SharedMemory } from './memory';
import type { StoreName } from './stores';
import { storeBroken } from './store-broken';

const PROPERTY = 'stopped';

interface Switch {
	/** By store, as this process knows it: a deploy empties a store that only lives in memory. */
	readonly known: Map<string | undefined, Promise<boolean>>;
	/** Aborted by a stop; a new one begins when the account is started again. */
	stop: AbortController;
	readonly watchers: Set<(isStopped: boolean) => void>;
}

const switches = new Map<string, Switch>();

function switchOf(accountId: string): Switch {
	const known = switches.get(accountId);
	if (known) return known;
	const made: Switch = { known: new Map(), stop: new AbortController(), watchers: new Set() };
	switches.set(accountId, made);
	return made;
}

/** One that shares a memory is stopped for all processes. */
type Account = Node & { readonly sharedMemory?: SharedMemory | null };

/** Whether one of the stores says so. Rejects where one cannot be read: then nothing is sent either. */
export async function isStopped(account: Account, stores: readonly StoreName[]): Promise<boolean> {
	const { known, stop } = switchOf(account.id);
	if (stop.signal.aborted) return true;
	// another process may start it again, so nothing of it is kept here
	if (await account.sharedMemory?.stop.isSet()) return true;
	const found = await Promise.all(
		stores.map(({ name }) => {
			const asked = known.get(name) ?? read(account, name);
			known.set(name, asked);
			// it may be readable later
			asked.catch(() => known.delete(name));
			return asked;
		}),
	);
	if (!found.includes(true)) return stop.signal.aborted;
	tell(account.id, true);
	return true;
}

const read = (account: Node, name: string | undefined): Promise<boolean> =>
	readContext<unknown>(account.context(), PROPERTY, name).then(
		(value) => value !== undefined && value !== null && value !== false,
		throwUnknown,
	);

/**
 * Stops an account, or starts it again. A stop holds in this process at once, also where it cannot
 * be written down; then this rejects all the same. A start has to be written first.
 * @param stores all that a node of the account may look into
 */
export async function setStopped(
	account: Account,
	stores: readonly StoreName[],
	isToStop: boolean,
): Promise<void> {
	const { known } = switchOf(account.id);
	if (isToStop) tell(account.id, true);
	await account.sharedMemory?.stop.set(isToStop);
	const names = new Set([...known.keys(), ...stores.map(({ name }) => name)]);
	const value = isToStop ? new Date().toISOString() : false;
	for (const name of names) {
		await writeContext(account.context(), PROPERTY, value, name).catch(throwUnknown);
		known.set(name, Promise.resolve(isToStop));
	}
	if (!isToStop) tell(account.id, false);
}

function tell(accountId: string, isStopped: boolean): void {
	const own = switchOf(accountId);
	if (own.stop.signal.aborted === isStopped) return;
	if (isStopped) own.stop.abort();
	else own.stop = new AbortController();
	for (const watcher of own.watchers) watcher(isStopped);
}

/** Aborted when the account is stopped; a call takes it along from its beginning. */
export const stopSignal = (accountId: string): AbortSignal => switchOf(accountId).stop.signal;

/** Tells of each stop and start from now on. Returns how to end it. */
export function onStopped(accountId: string, watcher: (isStopped: boolean) => void): () => void {
	const { watchers } = switchOf(accountId);
	watchers.add(watcher);
	return () => void watchers.delete(watcher);
}

const throwUnknown = storeBroken({
	en: 'The context store does not keep whether the account is stopped',
	de: 'Der Kontextspeicher behält nicht, ob das Konto angehalten ist',
	fr: 'Le stockage de contexte ne garde pas si le compte est arrêté',
});

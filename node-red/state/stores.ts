/**
 * The context stores of this Node-RED. One store has several names: its own, `default`, none at
 * all, every name that is not configured, because Node-RED then takes the default, and every
 * other store of files in the same folder.
 */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { NodeAPI } from 'node-red';

interface StoreSettings {
	readonly module?: unknown;
	readonly config?: Readonly<Record<string, unknown>>;
}

export interface Store {
	/** What Node-RED is asked for; the same for all names of one store. Undefined: its only one. */
	readonly name: string | undefined;
	/** True when what is written is on the disk before the call is dialled. */
	readonly isSafe: boolean;
}

export type StoreName = Pick<Store, 'name'>;

/** Node-RED's own name for its default. */
const RESERVED = '_';

/** The store that a name stands for; without one, the default. */
export function storeOf(RED: NodeAPI, name: string | undefined): Store {
	const { contextStorage = {} } = RED.settings as {
		contextStorage?: Record<string, StoreSettings | string>;
	};
	const stores = new Map<string, StoreSettings>();
	for (const [known, settings] of Object.entries(contextStorage))
		if (known !== RESERVED && typeof settings !== 'string') stores.set(known, settings);
	const alias = contextStorage.default;
	const fallback =
		typeof alias === 'string' ? alias : stores.has('default') ? 'default' : [...stores.keys()][0];
	const real = name !== undefined && stores.has(name) ? name : fallback;

	const folder = folderOf(RED, stores.get(real ?? ''));
	const same = [...stores]
		.filter(([known, settings]) =>
			folder === undefined ? known === real : folderOf(RED, settings) === folder,
		)
		// the one that keeps nothing back
		.sort(([, one], [, other]) => Number(writesAtOnce(other)) - Number(writesAtOnce(one)));
	const [first] = same;
	return {
		name: first?.[0],
		isSafe: folder !== undefined && writesAtOnce(first?.[1]),
	};
}

const writesAtOnce = (settings: StoreSettings | undefined): boolean =>
	settings?.config?.cache === false;

/** Where a store of files keeps them, as Node-RED finds it; undefined for other stores. */
function folderOf(RED: NodeAPI, settings: StoreSettings | undefined): string | undefined {
	if (settings?.module !== 'localfilesystem') return undefined;
	const { userDir } = RED.settings as { userDir?: string };
	const { dir, base } = settings.config ?? {};
	const parent = dir || userDir || resolve(homedir(), '.node-red');
	return resolve(String(parent), String(base || 'context'));
}

/** By account, the stores of its triggers that call each reference once. */
const used = new Map<string, Map<string, string | undefined>>();

/** Notes that a trigger uses a store; false when another trigger of the account uses another one. */
export function useStore(accountId: string, triggerId: string, { name }: Store): boolean {
	const names = used.get(accountId) ?? new Map<string, string | undefined>();
	used.set(accountId, names.set(triggerId, name));
	return [...names.values()].every((other) => other === name);
}

/** The stores that triggers of an account use. */
export const storesOf = (accountId: string): StoreName[] =>
	[...new Set(used.get(accountId)?.values() ?? [])].map((name) => ({ name }));

export const stopUsing = (accountId: string, triggerId: string): void =>
	void used.get(accountId)?.delete(triggerId);

/** By the settings of a Node-RED: the stores of which it was said that they forget. */
const warned = new WeakMap<object, Set<string | undefined>>();

/** Whether nobody was told of this store yet: it is the same for all triggers, and after each deploy. */
export function isFirstWarning({ settings }: NodeAPI, { name }: StoreName): boolean {
	const told = warned.get(settings) ?? new Set();
	warned.set(settings, told);
	return !told.has(name) && Boolean(told.add(name));
}

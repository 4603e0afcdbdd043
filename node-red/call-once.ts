/**
 * Which references were called, in the context store that the user picked. The promise
 * survives a restart with a store that writes at once: `localfilesystem` with `cache: false`.
 */
import { createHash } from 'node:crypto';
import type { Node, NodeAPI } from 'node-red';
import { createLedger, type Ledger } from '../core';

const PROPERTY = 'called';
/** References are forgotten after this long. */
const REMEMBERED_MS = 90 * 24 * 60 * 60 * 1_000;

type Called = Record<string, number>;

const ledgers = new WeakMap<Node, Map<string, Ledger>>();

/** The ledger of an account in a store; one per account, so that two triggers cannot call the same reference. */
export function ledgerOf(account: Node, store: string | undefined): Ledger {
	const byStore = ledgers.get(account) ?? new Map<string, Ledger>();
	ledgers.set(account, byStore);
	const known = byStore.get(store ?? '');
	if (known) return known;
	const made = makeLedger(account, store);
	byStore.set(store ?? '', made);
	return made;
}

function makeLedger(account: Node, store: string | undefined): Ledger {
	let turn: Promise<unknown> = Promise.resolve();

	const read = () =>
		new Promise<Called>((resolve, reject) =>
			account
				.context()
				.get(PROPERTY, store, (error: Error | null, value: unknown) =>
					error ? reject(error) : resolve((value as Called | undefined) ?? {}),
				),
		);
	const write = (called: Called) =>
		new Promise<void>((resolve, reject) =>
			account
				.context()
				.set(PROPERTY, called, store, (error: Error | null | undefined) =>
					error ? reject(error) : resolve(),
				),
		);
	/** One after the other: the store holds all references in one value. */
	const change = (edit: (called: Called) => void): Promise<void> => {
		const changed = turn.then(async () => {
			const called = await read();
			edit(called);
			await write(called);
		});
		turn = changed.catch(() => undefined);
		return changed;
	};

	return createLedger({
		has: async (reference) => {
			await turn;
			return Object.hasOwn(await read(), keyOf(reference));
		},
		add: (reference) =>
			change((called) => {
				const now = Date.now();
				for (const [key, at] of Object.entries(called))
					if (at < now - REMEMBERED_MS) delete called[key];
				called[keyOf(reference)] = now;
			}),
		remove: (reference) => change((called) => delete called[keyOf(reference)]),
	});
}

/** References can be anything, order numbers and names of people included: the store sees a hash. */
const keyOf = (reference: string) =>
	createHash('sha256').update(reference).digest('base64url').slice(0, 22);

/** True when what is written to the store is on the disk before the call is dialled. */
export function storeIsSafe(RED: NodeAPI, store: string | undefined): boolean {
	type Store = { module?: unknown; config?: { cache?: boolean } } | string;
	const stores = (RED.settings as { contextStorage?: Record<string, Store> }).contextStorage ?? {};
	const named = stores[store ?? 'default'] ?? stores.default;
	const settings = typeof named === 'string' ? stores[named] : named;
	return (
		typeof settings === 'object' &&
		settings.module === 'localfilesystem' &&
		settings.config?.cache === false
	);
}

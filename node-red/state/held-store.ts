/**
 * Calls that have to outlive this process, in the context store that the user picked, with their
 * account. One value holds them all, by id; what changes together is written together.
 */
import type { Node } from 'node-red';
import { isRecord } from '../../core';
import { readContext, writeContext } from '../host/context-store';
import type { Store } from './stores';

const PROPERTY = 'held';

export interface HeldStore {
	/** All that are kept, by id: plain JSON, as some version of this package wrote it. */
	all(): Promise<ReadonlyMap<string, unknown>>;
	/** Resolves once it is written. Rejects where the store does not take it. */
	put(id: string, call: unknown): Promise<void>;
	remove(id: string): Promise<void>;
}

interface Kept {
	/** As it is now: a deploy makes it anew. */
	account: Node;
	readonly store: HeldStore;
}

/** By account and real store, through deploys: without a configured store Node-RED empties a node's context in each. */
const kept = new Map<string, Kept>();

/** The calls of an account in a store; one for both, for all of its triggers. */
export function heldStoreOf(account: Node, { name }: Store): HeldStore {
	const key = `${account.id} ${name ?? ''}`;
	const known = kept.get(key);
	if (known) {
		known.account = account;
		return known.store;
	}
	const made: Kept = { account, store: makeStore(() => made.account, name) };
	kept.set(key, made);
	return made.store;
}

function makeStore(account: () => Node, name: string | undefined): HeldStore {
	let calls: Promise<Map<string, unknown>> | undefined;
	const all = () => {
		calls ??= readContext(account().context(), PROPERTY, name).then(
			(value) => new Map(Object.entries(isRecord(value) ? value : {})),
		);
		// it may be there again later
		calls.catch(() => (calls = undefined));
		return calls;
	};

	let turn: Promise<unknown> = Promise.resolve();
	let next: Promise<void> | undefined;
	const write = (): Promise<void> => {
		next ??= turn.then(async () => {
			next = undefined;
			await writeContext(account().context(), PROPERTY, Object.fromEntries(await all()), name);
		});
		turn = next.catch(() => undefined);
		return next;
	};

	return {
		all,
		async put(id, call) {
			(await all()).set(id, call);
			await write();
		},
		async remove(id) {
			if ((await all()).delete(id)) await write();
		},
	};
}

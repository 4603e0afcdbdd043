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
	/**
	 * Hands over the calls that nobody goes on with: those that an earlier process left, and, where
	 * processes share the store, those of each that dies, until `over`. Plain JSON, as some version of
	 * this package wrote it. Rejects where the store cannot be read.
	 * @param nodeId of a trigger; what is handed over may be another one's all the same
	 */
	takeUp(
		nodeId: string,
		each: (id: string, call: unknown) => void,
		over: AbortSignal,
	): Promise<void>;
	/**
	 * Resolves once it is written; false where another process goes on with it. Rejects where the
	 * store does not take it.
	 */
	put(id: string, of: HeldBy, call: unknown): Promise<boolean>;
	/** Whether it is still this process that goes on with it. */
	isOurs(id: string): Promise<boolean>;
	remove(id: string): Promise<void>;
}

export interface HeldBy {
	/** The trigger. */
	readonly nodeId: string;
	/** Whether it has ended, and is only to leave. */
	readonly isOver: boolean;
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
		async takeUp(_nodeId, each) {
			for (const [id, call] of await all()) each(id, call);
		},
		async put(id, _of, call) {
			(await all()).set(id, call);
			await write();
			return true;
		},
		isOurs: async () => true,
		async remove(id) {
			if ((await all()).delete(id)) await write();
		},
	};
}

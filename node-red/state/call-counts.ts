/**
 * When an account called whom, in the context store that the user picked: what the limits of the
 * rules count. They survive a restart with a store that writes at once, as references do.
 */
import type { Node } from 'node-red';
import { createHistory, createTurns, type CallHistory, type Instants } from '../../core';
import { readContext, writeContext } from '../host/context-store';
import { storeBroken } from './store-broken';
import type { Store } from './stores';

const PROPERTY = 'calls';

/** Milliseconds since the Unix epoch by key, oldest first; keys hold no number. */
type Calls = Record<string, number[]>;

interface Kept {
	/** As it is now: a deploy makes it anew. */
	account: Node;
	readonly history: CallHistory;
}

/** By account and real store: all triggers of an account count together. */
const kept = new Map<string, Kept>();

/** What an account called, as one of its stores keeps it. */
export function historyOf(account: Node, { name: store }: Store): CallHistory {
	const key = `${account.id} ${store ?? ''}`;
	const known = kept.get(key);
	if (known) {
		known.account = account;
		return known.history;
	}
	const made: Kept = { account, history: makeHistory(() => made.account, store) };
	kept.set(key, made);
	return made.history;
}

function makeHistory(account: () => Node, store: string | undefined): CallHistory {
	const turns = createTurns();
	/** What this process knows: a deploy empties a store that only lives in memory. */
	let calls: Calls | undefined;
	let isChanged = false;
	const read = () => readContext<Calls>(account().context(), PROPERTY, store);
	const write = (now: Calls) => writeContext(account().context(), PROPERTY, now, store);

	/** One piece of work after the other: what it counts is in the store before the next one looks. */
	const alone = <Value>(work: () => Promise<Value>): Promise<Value> =>
		turns(async () => {
			// a copy: a store in memory hands out its own
			calls ??= structuredClone((await read().catch(throwStoreBroken)) ?? {});
			isChanged = false;
			const done = await work();
			if (isChanged)
				await write(structuredClone(calls)).catch((error: Error) => {
					// nobody is called for what is not written down, so it does not count either
					calls = undefined;
					return throwStoreBroken(error);
				});
			return done;
		});
	return createHistory(
		instantsIn(
			() => calls!,
			() => (isChanged = true),
		),
		alone,
	);
}

function instantsIn(calls: () => Calls, changed: () => void): Instants {
	const listOf = (key: string): number[] => (Object.hasOwn(calls(), key) ? calls()[key]! : []);
	const keep = (key: string, list: number[]) => {
		if (list.length > 0) calls()[key] = list;
		else delete calls()[key];
		changed();
	};
	return {
		get: async (key, nth) => listOf(key).at(-nth),
		add: async (key, atMs) => {
			const list = listOf(key);
			// a clock that was set back
			list.splice(list.findLastIndex((each) => each <= atMs) + 1, 0, atMs);
			keep(key, list);
		},
		remove: async (key, atMs) => {
			const list = listOf(key);
			const at = list.lastIndexOf(atMs);
			if (at >= 0) keep(key, list.toSpliced(at, 1));
		},
		prune: async (beforeMs) => {
			for (const key of Object.keys(calls()))
				keep(
					key,
					listOf(key).filter((each) => each >= beforeMs),
				);
		},
	};
}

/** A call that cannot be counted is not made. */
const throwStoreBroken = storeBroken({
	en: 'The call was not made: the context store does not keep what was called',
	de: 'Der Anruf wurde nicht gemacht: Der Kontextspeicher behält nicht, was angerufen wurde',
	fr: 'L’appel n’a pas été passé\u00a0: le stockage de contexte ne garde pas ce qui a été appelé',
});

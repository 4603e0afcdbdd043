/**
 * How the calls of the newest references ended, for whoever asks with one of them again: at once in
 * memory, a moment later in the account's context store.
 */
import type { Node } from 'node-red';
import { firstOf, isRecord, keepNewest, type CallResult, type FirstResult } from '../../core';
import { readContext, writeContext } from '../host/context-store';
import { keyOf } from './reference-key';

const PROPERTY = 'firstResults';
/** Per account. The store writes its other values along with them, so they cost each call something. */
const MOST = 500;
/** Results that come together are written together. */
const WRITE_AFTER_MS = 1_000;

type Kept = Record<string, FirstResult>;
type Results = Map<string, FirstResult>;

interface Memory {
	/** As it is now: a deploy makes it anew. */
	account: Node;
	results?: Promise<Results>;
	timer?: NodeJS.Timeout;
	written: Promise<void>;
}

const memories = new Map<string, Memory>();
const stores = new Map<string, string | undefined>();

/** Where an account's first results are kept: in the store of its triggers' references. */
export const keepFirstResultsIn = (accountId: string, store: string | undefined): void =>
	void stores.set(accountId, store);

export async function firstResultOf(account: Node, reference: string): Promise<FirstResult | null> {
	return (await resultsOf(memoryOf(account))).get(keyOf(reference)) ?? null;
}

/** A call was sent: its end is worth knowing. */
export const rememberPlaced = (account: Node, result: CallResult): Promise<void> =>
	change(account, result.reference, (known) => known ?? firstOf({ ...result, exit: 'placed' }));

/** What a call ended with, where it is one of those that are remembered. A better word takes the place of none. */
export const rememberEnd = (account: Node, result: CallResult): Promise<void> =>
	change(account, result.reference, (known) => endOf(known, result));

/** The reference can be called again. Never rejects. */
export const forgetFirstResult = (account: Node, reference: string): Promise<void> =>
	change(account, reference, () => null);

/** What is remembered then. */
export function endOf(known: FirstResult | undefined, result: CallResult): FirstResult | undefined {
	if (known === undefined) return undefined;
	const saysNothing = known.exit === 'placed' || known.exit === 'noResult';
	return saysNothing || result.attempt > known.attempt ? firstOf(result) : known;
}

/** Never rejects: a result that cannot be remembered is told all the same. */
const change = (...what: Parameters<typeof changed>): Promise<void> =>
	changed(...what).catch(() => undefined);

async function changed(
	account: Node,
	reference: string,
	/** Undefined: it stays as it is; null: it is forgotten. */
	edit: (known: FirstResult | undefined) => FirstResult | undefined | null,
): Promise<void> {
	const memory = memoryOf(account);
	const results = await resultsOf(memory);
	const key = keyOf(reference);
	const known = results.get(key);
	const next = edit(known);
	if (next === undefined || next === known) return;
	if (next === null) results.delete(key);
	else results.set(key, next);
	keepNewest(results, MOST);
	memory.timer ??= setTimeout(() => void write(memory), WRITE_AFTER_MS).unref();
}

/** Writes down what is not yet. */
export function writeFirstResults(account: Node): Promise<void> {
	const memory = memories.get(account.id);
	return memory?.timer === undefined ? Promise.resolve() : write(memory);
}

function write(memory: Memory): Promise<void> {
	clearTimeout(memory.timer);
	memory.timer = undefined;
	memory.written = memory.written
		.then(() => resultsOf(memory))
		.then((results) =>
			writeContext(
				memory.account.context(),
				PROPERTY,
				Object.fromEntries(results),
				stores.get(memory.account.id),
			),
		)
		// memory still knows them
		.catch(() => undefined);
	return memory.written;
}

function memoryOf(account: Node): Memory {
	const known = memories.get(account.id);
	if (known) known.account = account;
	const memory = known ?? { account, written: Promise.resolve() };
	memories.set(account.id, memory);
	return memory;
}

/** Rejects where the store cannot be read: it may be there again later, and nothing is written over it. */
function resultsOf(memory: Memory): Promise<Results> {
	memory.results ??= readContext(
		memory.account.context(),
		PROPERTY,
		stores.get(memory.account.id),
	).then((kept) => new Map(Object.entries(isRecord(kept) ? (kept as Kept) : {})));
	memory.results.catch(() => (memory.results = undefined));
	return memory.results;
}

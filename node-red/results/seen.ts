/**
 * Reports whose result was handed out, by the id in their token: at once in memory, a moment
 * later in the account's context store, so that a repeated report is one after a restart too.
 */
import type { Node } from 'node-red';
import { isRecord, type ResultToken } from '../../core';
import { readContext, writeContext } from '../host/context-store';

const PROPERTY = 'delivered';
const MOST_IN_MEMORY = 100_000;
/** Per account: the store writes them all whenever one is added. */
const MOST_KEPT = 10_000;
/** Reports that come together are written together. */
const WRITE_AFTER_MS = 1_000;

/** What is known of a token for as long as its report can come. */
export type TokenId = Pick<ResultToken, 'id' | 'expiresAt'>;

/** With the end of the token's life, in milliseconds since the Unix epoch. */
export type Ids = Map<string, number>;

interface Account {
	node: Node;
	/** Nothing is looked up before what an earlier process kept is here. */
	recalled?: Promise<void>;
	readonly unwritten: Ids;
	timer?: NodeJS.Timeout;
	written: Promise<void>;
}

const delivered: Ids = new Map();
const accounts = new Map<string, Account>();
const stores = new Map<string, string | undefined>();

/**
 * Where an account's results are remembered: in the store of its triggers' references.
 * @param how `unlessKnown` for a trigger that only falls back on the account
 */
export function rememberIn(
	accountId: string,
	store: string | undefined,
	how?: 'unlessKnown',
): void {
	if (how === undefined || !stores.has(accountId)) stores.set(accountId, store);
}

export const storeOfResults = (accountId: string): string | undefined => stores.get(accountId);

export const wasDelivered = ({ id }: TokenId): boolean => delivered.has(id);

/** Reads what was delivered before a restart, once. A store that cannot be read stops no result. */
export function recallDelivered(node: Node): Promise<void> {
	const account = accountFor(node);
	account.recalled ??= read(account)
		.then((kept) => {
			for (const [id, until] of kept) addId(delivered, id, until, MOST_IN_MEMORY);
		})
		.catch(() => {
			account.recalled = undefined;
		});
	return account.recalled;
}

export function rememberDelivered({ id, expiresAt }: TokenId): void {
	addId(delivered, id, expiresAt, MOST_IN_MEMORY);
}

/** Has it written down, soon; not before it was handed out, because a result lost is worse than one twice. */
export function keepDelivered(node: Node, { id, expiresAt }: TokenId): void {
	const account = accountFor(node);
	account.unwritten.set(id, expiresAt);
	account.timer ??= setTimeout(() => void writeDelivered(node), WRITE_AFTER_MS).unref();
}

/** Writes down what is not yet. */
export function writeDelivered(node: Node): Promise<void> {
	const account = accounts.get(node.id);
	if (!account || account.unwritten.size === 0) return Promise.resolve();
	clearTimeout(account.timer);
	account.timer = undefined;
	const added = [...account.unwritten];
	account.unwritten.clear();
	account.written = account.written
		.then(() => read(account))
		.then((kept) => {
			for (const [id, until] of added) addId(kept, id, until, MOST_KEPT);
			return writeContext(
				account.node.context(),
				PROPERTY,
				Object.fromEntries(kept),
				stores.get(node.id),
			);
		})
		// memory still knows them
		.catch(() => undefined);
	return account.written;
}

function accountFor(node: Node): Account {
	const known = accounts.get(node.id);
	if (known) known.node = node;
	const account = known ?? { node, unwritten: new Map(), written: Promise.resolve() };
	accounts.set(node.id, account);
	return account;
}

async function read({ node }: Account): Promise<Ids> {
	const kept = await readContext(node.context(), PROPERTY, stores.get(node.id));
	const nowMs = Date.now();
	return new Map(
		Object.entries(isRecord(kept) ? kept : {}).filter(
			(entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > nowMs,
		),
	);
}

/** Room beyond the most, as a part of it: looking through all for each new one costs more than the report. */
const SLACK = 1 / 8;

/** Adds one; where there are too many by far, the oldest are forgotten. */
export function addId(ids: Ids, id: string, until: number, most: number): void {
	ids.set(id, until);
	if (ids.size <= most * (1 + SLACK)) return;
	const nowMs = Date.now();
	for (const [known, end] of ids) if (end < nowMs) ids.delete(known);
	// still too many: forget the oldest, in the order in which they came
	for (const known of ids.keys()) {
		if (ids.size <= most) return;
		ids.delete(known);
	}
}

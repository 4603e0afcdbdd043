/**
 * What the flows of an incident that is over may be told, by the id in the token of their call: a
 * late report learns who took over, and a repeated one the same as the first. In memory, and in the
 * account's context store for the time after a restart.
 */
import type { Node } from 'node-red';
import { isRecord, type Heard } from '../../core';
import { readContext, writeContext } from '../host/context-store';
import { storeOfResults, type TokenId } from './seen';

const PROPERTY = 'heard';
const MOST_IN_MEMORY = 10_000;
/** Per account: the store writes them all whenever an incident ends. */
const MOST_KEPT = 1_000;

/** Until the end of the token's life, in milliseconds since the Unix epoch. */
interface Entry {
	readonly heard: Heard;
	readonly until: number;
}

const memory = new Map<string, Entry>();
const recalled = new WeakSet<Node>();
const written = new Map<string, Promise<void>>();

/** Nothing where the token is of no such call, or nobody knows any more. */
export const heardBefore = ({ id }: TokenId): Partial<Heard> => memory.get(id)?.heard ?? {};

/** Reads what was known before a restart, once. A store that cannot be read stops no answer. */
export async function recallHeard(node: Node): Promise<void> {
	if (recalled.has(node)) return;
	recalled.add(node);
	const kept = await read(node).catch(() => []);
	for (const [id, entry] of kept) if (!memory.has(id)) add(memory, id, entry, MOST_IN_MEMORY);
}

/** @param node of the account; undefined where it is not there any more */
export function rememberHeard(
	node: Node | null | undefined,
	heard: ReadonlyArray<readonly [TokenId, Heard]>,
): void {
	const added = heard.map(
		([{ id, expiresAt: until }, said]) => [id, { heard: said, until }] as const,
	);
	for (const [id, entry] of added) add(memory, id, entry, MOST_IN_MEMORY);
	if (!node || added.length === 0) return;
	const writing = (written.get(node.id) ?? Promise.resolve())
		.then(() => read(node))
		.then((kept) => {
			const all = new Map(kept);
			for (const [id, entry] of added) add(all, id, entry, MOST_KEPT);
			const value = Object.fromEntries(all);
			return writeContext(node.context(), PROPERTY, value, storeOfResults(node.id));
		})
		// memory still knows them
		.catch(() => undefined);
	written.set(node.id, writing);
}

async function read(node: Node): Promise<Array<[string, Entry]>> {
	const kept = await readContext(node.context(), PROPERTY, storeOfResults(node.id));
	const nowMs = Date.now();
	return Object.entries(isRecord(kept) ? kept : {}).filter(
		(entry): entry is [string, Entry] => isEntry(entry[1]) && entry[1].until > nowMs,
	);
}

const isEntry = (value: unknown): value is Entry =>
	isRecord(value) && typeof value.until === 'number' && isRecord(value.heard);

/** The oldest are forgotten, in the order in which they came. */
function add(entries: Map<string, Entry>, id: string, entry: Entry, most: number): void {
	entries.set(id, entry);
	for (const known of entries.keys()) {
		if (entries.size <= most) return;
		entries.delete(known);
	}
}

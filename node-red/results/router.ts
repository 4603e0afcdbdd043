/**
 * Where results go: to the trigger that waits for them, else to the Outbound Call Result nodes
 * of their account. Never both, and each result once.
 */
import type { Node } from 'node-red';
import type { CallResult, ResultToken } from '../../core';
import { runsAs } from '../state/accounts';
import { addId, rememberDelivered, wasDelivered, type Ids, type TokenId } from './seen';

/** A listener that stays away for longer does not come back. */
const GONE_MS = 60_000;

interface Waiter {
	/** A promise: the report is not answered before it has settled. */
	readonly end: (result: CallResult) => void | Promise<object>;
	/** False while a deploy makes its node anew. */
	readonly isThere: () => boolean;
}

/** Triggers that wait, by token id. */
const waiters = new Map<string, Waiter>();

/** What is still done for a report that was handed out, by token id. */
const underWay = new Map<string, Promise<object>>();

/** Calls that were waited for by a node that went, by token id. */
const stranded: Ids = new Map();
const MOST_STRANDED = 10_000;

/** Nodes that take results, by account; null while a deploy makes them anew. */
const listeners = new Map<string, Map<string, ResultListener | null>>();

export type ResultListener = Node & { onResult(result: CallResult): void };

export interface Expectation {
	/**
	 * The result, or null when `ms` have passed or the wait was given up. Then `lastResort` is
	 * asked; a report that comes meanwhile still wins. It must not reject.
	 */
	within(ms: number, lastResort?: LastResort): Promise<CallResult | null>;
	/** The result, once there is one; never settles without. */
	readonly reported: Promise<CallResult>;
	/** Gives the wait up: a result that comes later goes to Outbound Call Result. */
	cancel(): void;
}

/** Another way to a result; `over` is aborted as soon as there is no need for it. */
export type LastResort = (over: AbortSignal) => Promise<CallResult | null>;

/**
 * Starts to wait for the result of a call, before it is placed: a report can be faster than the
 * answer. Gives up when the node is `gone`, whatever its request is doing then. @param isThere whether the node is, right now
 */
export function expectResult(
	token: ResultToken,
	gone: AbortSignal,
	isThere: () => boolean = () => true,
): Expectation {
	let settle: (result: CallResult | null) => void = () => undefined;
	const settled = new Promise<CallResult | null>((resolve) => {
		settle = resolve;
	});
	const end = (result: CallResult | null) => {
		waiters.delete(token.id);
		gone.removeEventListener('abort', strand);
		settle(result);
	};
	const strand = () => {
		addId(stranded, token.id, token.expiresAt, MOST_STRANDED);
		end(null);
	};
	waiters.set(token.id, { end, isThere });
	gone.addEventListener('abort', strand);
	if (gone.aborted) strand();
	return {
		cancel: () => end(null),
		reported: new Promise((resolve) => {
			void settled.then((result) => result && resolve(result));
		}),
		within(ms, lastResort = async () => null) {
			const over = new AbortController();
			const timer = setTimeout(() => {
				void lastResort(over.signal).then((found) => {
					if (waiters.get(token.id)?.end !== end) return;
					// one that says nothing leaves the way free for a late report that does
					if (found !== null && found.exit !== 'noResult') rememberDelivered(token);
					end(found);
				});
			}, ms);
			return settled.finally(() => {
				clearTimeout(timer);
				over.abort();
			});
		},
	};
}

/**
 * Takes the result of a call that was written down: it counts as handed out only once `take` has
 * written it down as well. Lets it go when the node is `gone`. Returns how to let it go before.
 */
export function takeResult(
	token: TokenId,
	gone: AbortSignal,
	isThere: () => boolean,
	take: (result: CallResult) => Promise<object>,
): () => void {
	const letGo = () => {
		if (waiters.get(token.id)?.end === end) waiters.delete(token.id);
		gone.removeEventListener('abort', strand);
	};
	const strand = () => {
		addId(stranded, token.id, token.expiresAt, MOST_STRANDED);
		letGo();
	};
	const end = (result: CallResult) => {
		letGo();
		return take(result);
	};
	stranded.delete(token.id);
	waiters.set(token.id, { end, isThere });
	gone.addEventListener('abort', strand);
	if (gone.aborted) strand();
	return letGo;
}

/** Resolves when the node that a report was handed to has done what must not get lost, with what the flow may be told. */
export const takenBy = ({ id }: TokenId): Promise<object> =>
	underWay.get(id) ?? Promise.resolve({});

export function listenForResults(accountId: string, node: ResultListener): void {
	// it may have been another account's until now
	for (const nodes of listeners.values()) if (nodes.get(node.id) === null) nodes.delete(node.id);
	const nodes = listeners.get(accountId) ?? new Map<string, ResultListener | null>();
	listeners.set(accountId, nodes.set(node.id, node));
}

/** The accounts whose results are taken by a node, which the editor knows by this id. */
export const accountsListenedBy = (nodeId: string): string[] =>
	[...listeners].flatMap(([accountId, nodes]) =>
		[...nodes.values()].some((node) => node !== null && runsAs(node, nodeId)) ? [accountId] : [],
	);

export function stopListening(accountId: string, node: Node, removed: boolean): void {
	const nodes = listeners.get(accountId);
	if (nodes?.get(node.id) !== node) return;
	if (removed) {
		nodes.delete(node.id);
		return;
	}
	nodes.set(node.id, null);
	setTimeout(() => {
		if (nodes.get(node.id) === null) nodes.delete(node.id);
	}, GONE_MS).unref();
}

/** After a deploy: nodes that were not made anew are gone. */
export function forgetListeners(): void {
	for (const nodes of listeners.values())
		for (const [id, node] of nodes) if (node === null) nodes.delete(id);
}

/** True while a deploy replaces a listener of this account: its provider has to repeat the report. */
export const isDeploying = (accountId: string): boolean =>
	[...(listeners.get(accountId)?.values() ?? [])].includes(null);

/**
 * `deploying`: the node that waits is being made anew. `stranded`: it went, and no other takes
 * the result. Both: nothing was handed out, the report shall come again.
 */
export type Delivery = 'waiter' | 'listener' | 'unclaimed' | 'duplicate' | 'deploying' | 'stranded';

/** Hands a result to the node that it is for. Synchronous from the check to the claim: two reports cannot both win. */
export function deliver(accountId: string, token: TokenId, result: CallResult): Delivery {
	if (wasDelivered(token)) return 'duplicate';
	const waiter = waiters.get(token.id);
	if (waiter && !waiter.isThere()) return 'deploying';
	if (!waiter && stranded.has(token.id) && listenersOf(accountId).length === 0) return 'stranded';
	rememberDelivered(token);
	if (waiter) {
		const taken = waiter.end(result);
		if (taken) {
			const done = taken.catch(() => ({})).finally(() => underWay.delete(token.id));
			underWay.set(token.id, done);
		}
		return 'waiter';
	}
	return giveToListeners(accountId, result) > 0 ? 'listener' : 'unclaimed';
}

const listenersOf = (accountId: string): ResultListener[] =>
	[...(listeners.get(accountId)?.values() ?? [])].filter((node) => node !== null);

/** Gives a result away, to the Outbound Call Result nodes of its account; how many there are. */
export function giveToListeners(accountId: string, result: CallResult): number {
	const nodes = listenersOf(accountId);
	// each its own: what one flow changes must not show in another
	const copies = nodes.map((_, index) => (index === 0 ? result : structuredClone(result)));
	for (const [index, node] of nodes.entries()) node.onResult(copies[index]!);
	return nodes.length;
}

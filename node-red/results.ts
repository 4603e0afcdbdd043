/**
 * Where results go: to the trigger that waits for them, else to the Outbound Call Result nodes
 * of their account. Never both, and each result once.
 */
import type { Node } from 'node-red';
import type { CallResult, ResultToken } from '../core';
import { runsAs } from './accounts';
import { rememberDelivered, wasDelivered } from './delivered';

/** A taker that stays away for longer does not come back. */
const GONE_MS = 60_000;

/** Triggers that wait, by token id. */
const waiters = new Map<string, (result: CallResult) => void>();

/** Nodes that take results, by account; null while a deploy makes them anew. */
const takers = new Map<string, Map<string, ResultTaker | null>>();

export type ResultTaker = Node & { take(result: CallResult): void };

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
 * answer. Gives up when the node is `gone`, whatever its request is doing then.
 */
export function expectResult(token: ResultToken, gone: AbortSignal): Expectation {
	let settle: (result: CallResult | null) => void = () => undefined;
	const settled = new Promise<CallResult | null>((resolve) => {
		settle = resolve;
	});
	const end = (result: CallResult | null) => {
		waiters.delete(token.id);
		gone.removeEventListener('abort', cancel);
		settle(result);
	};
	const cancel = () => end(null);
	waiters.set(token.id, end);
	gone.addEventListener('abort', cancel);
	if (gone.aborted) cancel();
	return {
		cancel,
		reported: new Promise((resolve) => {
			void settled.then((result) => result && resolve(result));
		}),
		within(ms, lastResort = async () => null) {
			const over = new AbortController();
			const timer = setTimeout(() => {
				void lastResort(over.signal).then((found) => {
					if (waiters.get(token.id) !== end) return;
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

export function takeResults(accountId: string, node: ResultTaker): void {
	// it may have been another account's until now
	for (const nodes of takers.values()) if (nodes.get(node.id) === null) nodes.delete(node.id);
	const nodes = takers.get(accountId) ?? new Map<string, ResultTaker | null>();
	takers.set(accountId, nodes.set(node.id, node));
}

/** The accounts whose results are taken by a node, which the editor knows by this id. */
export const accountsTakenBy = (nodeId: string): string[] =>
	[...takers].flatMap(([accountId, nodes]) =>
		[...nodes.values()].some((node) => node !== null && runsAs(node, nodeId)) ? [accountId] : [],
	);

export function stopTaking(accountId: string, node: Node, removed: boolean): void {
	const nodes = takers.get(accountId);
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

/** True while a deploy makes a taker of this account anew: its provider shall repeat the report. */
export const isDeploying = (accountId: string): boolean =>
	[...(takers.get(accountId)?.values() ?? [])].includes(null);

export type Delivery = 'waiter' | 'taker' | 'nobody' | 'duplicate';

/** Hands a result to whoever it is for. Synchronous from the check to the claim: two reports cannot both win. */
export function deliver(accountId: string, token: ResultToken, result: CallResult): Delivery {
	if (wasDelivered(token)) return 'duplicate';
	rememberDelivered(token);
	const waiter = waiters.get(token.id);
	if (waiter) {
		waiter(result);
		return 'waiter';
	}
	return handToTakers(accountId, result) > 0 ? 'taker' : 'nobody';
}

/** Gives a result to the Outbound Call Result nodes of its account; how many there are. */
export function handToTakers(accountId: string, result: CallResult): number {
	const nodes = [...(takers.get(accountId)?.values() ?? [])].filter((node) => node !== null);
	// each its own: what one flow changes must not show in another
	for (const node of nodes) node.take(structuredClone(result));
	return nodes.length;
}

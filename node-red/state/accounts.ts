/** The accounts that are deployed; null while a deploy makes one anew. */
import type { Node } from 'node-red';
import type { CallResult, Provider, SignedTransport, TokenKeys, VoiceError } from '../../core';
import type { SharedMemory } from './memory';

export interface AccountNode extends Node {
	readonly provider: Provider | undefined;
	/** In a Redis, with other processes; null where a context store is its memory. */
	readonly sharedMemory: SharedMemory | null;
	/** Why nothing may be called with settings that cannot be read. */
	readonly savedFault: VoiceError | null;
	/** As typed, for the provider's schema to check. */
	readonly account: Readonly<Record<string, unknown>>;
	/** Null without a callback secret: then no report is believed. */
	readonly tokenKeys: TokenKeys | null;
	/** Why there are no keys. */
	readonly tokenFault: Error | null;
	/** Where reports reach this account; null when it cannot be told from inside. */
	readonly resultUrl: string | null;
	/** Sends as this account; keeps its access token. */
	transport(account: unknown): SignedTransport;
	/** Counts a report whose token was not ours. */
	forged(): void;
	/** Whether it remembers who wants no more calls, and calls them no more. */
	readonly remembersOptOut: boolean;
	/** Remembers it of a result that says so. Never rejects. */
	noteOptOut(result: CallResult): Promise<void>;
	/** A result that no node takes. */
	unclaimed(result: CallResult): void;
}

/** After this long a closed account is gone: its reports get 404 instead of 503. */
const GONE_MS = 60_000;

const accounts = new Map<string, AccountNode | null>();

export function addAccount(node: AccountNode): void {
	accounts.set(node.id, node);
}

export function removeAccount(node: AccountNode, removed: boolean): void {
	if (accounts.get(node.id) !== node) return;
	if (removed) {
		accounts.delete(node.id);
		return;
	}
	accounts.set(node.id, null);
	setTimeout(() => {
		if (accounts.get(node.id) === null) accounts.delete(node.id);
	}, GONE_MS).unref();
}

/** After a deploy: accounts that were not made anew are gone. */
export function forgetAccounts(): void {
	for (const [id, node] of accounts) if (node === null) accounts.delete(id);
}

/** Whether a node runs as the one that the editor knows by this id: itself, or its copy in an instance of a subflow. */
export const runsAs = (node: Node, id: string): boolean =>
	node.id === id || (node as { _alias?: string })._alias === id;

/** The accounts that run as an account of the editor: several where its subflow has several instances. */
export const accountsAs = (id: string): AccountNode[] =>
	[...accounts.values()].filter((node): node is AccountNode => node !== null && runsAs(node, id));

/** All accounts that are there now. */
export const accountsNow = (): AccountNode[] =>
	[...accounts.values()].filter((node) => node !== null);

/** The account; null during a deploy; undefined when there is none. */
export const accountOf = (id: string): AccountNode | null | undefined => accounts.get(id);

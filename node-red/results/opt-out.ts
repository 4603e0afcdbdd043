/** Results that say that the person called wants no more calls: the account remembers it, where it is set to. */
import type { NodeAPI } from 'node-red';
import { isVoiceError, sentenceOf, type CallResult } from '../../core';
import type { AccountNode } from '../state/accounts';
import { setOptedOut } from '../state/opted-out';
import { storeOf, storesOf, type StoreName } from '../state/stores';

/** Where it is kept: the default store, which every node knows, and those of the account's triggers. */
export const optOutStores = (RED: NodeAPI, { id }: AccountNode): StoreName[] => [
	storeOf(RED, undefined),
	...storesOf(id),
];

/** Never rejects: what cannot be written is said at the account, and holds until Node-RED ends. */
export async function noteOptOut(
	RED: NodeAPI,
	account: AccountNode,
	{ to, optOut }: Pick<CallResult, 'to' | 'optOut'>,
): Promise<void> {
	if (optOut !== true || to === null || !account.remembersOptOut) return;
	await setOptedOut(account, optOutStores(RED, account), to, true).catch((error: unknown) =>
		account.error(isVoiceError(error) ? sentenceOf(error) : String((error as Error).message)),
	);
}

/** Where the result of a trigger's call is sent, and that nothing is sent while flows are stopped. */
import {
	MESSAGES,
	fault,
	isSafeAddress,
	wayBack,
	type PreparedCall,
	type Transport,
	type WayBack,
} from '../../../core';
import type { AccountNode } from '../../state/accounts';
import { nodeAlive } from '../../state/node-registry';

/** Nothing is sent while flows are stopped, however long a call queued before. */
export const gated =
	(nodeId: string, transport: Transport): Transport =>
	async (request) => {
		await nodeAlive(nodeId);
		return transport(request);
	};

/** Null where nobody wants the result. @param limitMs null where nobody waits for it */
export function wayBackOf(
	account: AccountNode,
	nodeId: string,
	call: PreparedCall,
	resultUrl: unknown,
	limitMs: number | null,
): WayBack | null {
	const url = typeof resultUrl === 'string' ? resultUrl : account.resultUrl;
	if (url === null || account.tokenKeys === null) {
		if (limitMs === null) return null;
		throw url === null ? fault(MESSAGES.publicUrlMissing()) : account.tokenFault!;
	}
	if (!isSafeAddress(url))
		throw fault(MESSAGES.addressNotSafe(url === resultUrl ? 'resultUrl' : 'publicUrl'));
	return wayBack(call, {
		url,
		keys: account.tokenKeys,
		deliver: { node: nodeId },
		way: 'account',
		nowMs: Date.now(),
		waitLimitMs: limitMs,
	});
}

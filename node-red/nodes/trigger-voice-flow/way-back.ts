/** Where the result of a trigger's call is sent, and that nothing is sent while flows are stopped. */
import {
	MESSAGES,
	fault,
	isSafeAddress,
	obstacleOf,
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

/** Throws when the result could not come back: nobody is called for a report that is lost. */
function requireReachable(
	{ provider }: AccountNode,
	call: PreparedCall,
	url: string,
	isGiven: boolean,
): void {
	const obstacle = provider && obstacleOf(provider.baseUrl(call.account), url);
	const field = isGiven ? 'resultUrl' : 'publicUrl';
	if (obstacle) throw fault(MESSAGES.addressOutOfReach(field, new URL(url).host, obstacle));
}

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
	// whoever does not wait has not asked for the result
	if (limitMs !== null) requireReachable(account, call, url, url === resultUrl);
	return wayBack(call, {
		url,
		keys: account.tokenKeys,
		deliver: { node: nodeId },
		way: 'account',
		nowMs: Date.now(),
		waitLimitMs: limitMs,
	});
}

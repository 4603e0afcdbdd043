/** A result leaves: to the trigger that waits for it, else to the Outbound Call Result nodes of its account. */
import type { CallResult } from '../../core';
import { accountOf, type AccountNode } from '../state/accounts';
import type { ReportId } from '../state/memory';
import { resultMemoryOf } from './result-memory';
import { deliver, isDeploying, takenBy, type Delivery } from './router';
import { reportWatch } from './watch';

/** Synchronous up to the claim, as `deliver` is. */
export function handOutResult(account: AccountNode, token: ReportId, result: CallResult): Delivery {
	const delivery = deliver(account.id, token, result);
	const isOut = delivery === 'waiter' || delivery === 'listener' || delivery === 'unclaimed';
	if (isOut) void resultMemoryOf(account).rememberEnd(result);
	if (delivery === 'unclaimed') account.unclaimed(result);
	return delivery;
}

/** Hands out what came to another process. False where it has to come again. */
export async function handOutPassed(
	account: AccountNode,
	token: ReportId,
	result: CallResult,
): Promise<boolean> {
	if (accountOf(account.id) !== account || isDeploying(account.id)) return false;
	reportWatch.arrived(token);
	const delivery = handOutResult(account, token, result);
	if (delivery === 'deploying' || delivery === 'stranded') return false;
	if (delivery !== 'duplicate') await Promise.all([takenBy(token), account.noteOptOut(result)]);
	return true;
}

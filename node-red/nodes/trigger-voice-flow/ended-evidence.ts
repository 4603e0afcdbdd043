/** The evidence of calls that have ended, sealed anew with how they did. */
import { endedEvidence, type CallResult } from '../../../core';
import type { AccountNode } from '../../state/accounts';
import type { EndedCall } from './ended';
import type { KeptCall } from './kept-call';

/** @param account null or undefined while it is not there: then the evidence stays as it was when the call was placed */
export const withEvidence = (
	result: CallResult,
	account: AccountNode | null | undefined,
): CallResult => ({
	...result,
	evidence: endedEvidence(result.evidence ?? null, result, account?.tokenKeys?.evidence?.()),
});

/** The same for what was kept: people called in order have one for each call. */
export function endWithEvidence(
	end: EndedCall,
	{ results }: KeptCall,
	account: AccountNode | null | undefined,
): EndedCall {
	if ('result' in end) return { ...end, result: withEvidence(end.result, account) };
	const history = end.ladder.history.map((call) => {
		const result = results[call.reference];
		if (!result?.evidence) return call;
		const exit = call.exit ?? result.exit;
		return { ...call, evidence: withEvidence({ ...result, exit }, account).evidence };
	});
	return { ...end, ladder: { ...end.ladder, history } };
}

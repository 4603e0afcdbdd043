/** Somebody is asked by phone, and decides by a key. Nothing but the key approves. */
import { fault, MESSAGES } from '../messages';
import type { CallResult } from '../result/result';
import { wordOf } from './keys';
import type { LadderPlan } from './ladder-state';
import { keysOf } from './settings';

/** What came of a question. Output 0 is where a wait that ran out lands, so it must not be a yes. */
export const APPROVAL_OUTPUTS = ['noDecision', 'notCalled', 'approved', 'declined'] as const;
export type Decision = (typeof APPROVAL_OUTPUTS)[number];

/** The keys that decide. Plain JSON. */
export type ApprovalKeys = Pick<LadderPlan, 'confirm' | 'decline'>;

/**
 * The keys as the builder typed them; without keys to decline, nobody can. Throws `invalidRequest`
 * naming the field: nothing to confirm with, no keys of a phone, or one key for both. An expression
 * that found no keys must not make a yes of the key that everybody knows.
 */
export function approvalKeys(raw: Readonly<Record<string, unknown>>): ApprovalKeys {
	const { confirmDigits, declineDigits } = raw;
	const confirm = keysOf('confirmDigits', confirmDigits);
	if (confirm.length === 0) throw fault(MESSAGES.missing('confirmDigits'));
	const decline = keysOf('declineDigits', declineDigits);
	if (confirm.some((keys) => decline.includes(keys))) throw fault(MESSAGES.sameKeys());
	return { confirm, decline };
}

/** What the result of the call decides: approved by the confirming key of somebody who answered, and by nothing else. */
export function decisionOf(
	keys: ApprovalKeys,
	result: Pick<CallResult, 'exit' | 'answers' | 'answeredBy'>,
): Decision {
	if (result.exit === 'notCalled') return 'notCalled';
	const { word } = wordOf(keys, result);
	if (word === 'confirmed') return 'approved';
	return word === 'declined' ? 'declined' : 'noDecision';
}

/** What the flows of a kept call may be told: whether their report counted. */
import { heardOf } from '../../../core';
import { rememberHeard } from '../../results/heard';
import { accountOf } from '../../state/accounts';
import type { KeptCall } from './kept-call';

export const heardIn = (kept: KeptCall, reference: string): object =>
	kept.kind === 'ladder' ? heardOf(kept.plan, kept.state, reference) : {};

/** Reports that come when all is over are told as well. */
export function keepHeard(kept: KeptCall): void {
	if (kept.kind !== 'ladder') return;
	const { plan, state, tokens, account } = kept;
	const heard = tokens.map((token) => [token, heardOf(plan, state, token.reference)] as const);
	rememberHeard(accountOf(account), heard);
}

/** The result of a call request that was held or tried again: the same JSON in both hosts. */
import { told, type Told } from '../base/language';
import type { CallResult } from '../result/result';
import { historyOf, outcomeOf, type TriesPlan, type TriesState } from './tries-state';

const GIVEN_UP: Told = {
	en: 'The call was given up before it was sent.',
	de: 'Der Anruf wurde aufgegeben, bevor er gesendet wurde.',
	fr: 'L’appel a été abandonné avant d’être envoyé.',
};

/**
 * What came of it in the end; null where nothing is decided, or known of the call that counts.
 * @param resultOf what is known of the call with that reference
 * @param waits whether somebody waits for the result, and not only for the call
 */
export function resultOfTries(
	{ maxCalls }: Pick<TriesPlan, 'maxCalls'>,
	item: TriesState,
	resultOf: (reference: string) => CallResult | undefined,
	waits = true,
): CallResult | null {
	const outcome = outcomeOf(item);
	const known = outcome === null ? undefined : resultOf(outcome.reference);
	if (outcome === null || known === undefined) return null;
	const { reason, confirmed } = outcome;
	const exit = outcome.exit === 'noResult' && !waits ? 'placed' : outcome.exit;
	// one call that was held is a call like any other
	const attempts = maxCalls > 1 ? historyOf(item) : null;
	// a call that was held knows why, until it was given up
	const isGivenUp = reason === 'stopped' && known.reason !== 'stopped';
	if (known.exit === exit && !isGivenUp) return { ...known, attempts };
	const sentence = isGivenUp ? told(GIVEN_UP) : known.sentence;
	const changed = { exit, reason, sentence: reason && sentence, confirmed, attempts };
	return { ...known, ...changed, notBefore: null };
}

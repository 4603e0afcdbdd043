/** What the keys that somebody pressed say. */
import { isOneOf, pressedIn } from '../result/keys';
import type { CallState } from '../result/exits';
import type { Report } from './events';
import type { LadderPlan, Word } from './ladder-state';

/** What decides; a report says it, and so does the result that was made of one. */
type Said = Pick<Report, 'answers' | 'answeredBy'> & { readonly exit: CallState };

/**
 * What a report says. Only somebody who answered confirms or declines, and only by the whole
 * sequence: "11" is not "1". Keys that came with any other exit, or of a machine, say nothing.
 */
export function wordOf(
	{ confirm, decline }: Pick<LadderPlan, 'confirm' | 'decline'>,
	report: Said,
): { readonly word: Word; readonly keys?: string } {
	const { exit, answeredBy, answers } = report;
	if (exit !== 'answered') return { word: exit };
	if (answeredBy === 'machine') return { word: 'voicemail' };
	const keys = pressedIn(answers);
	if (keys === undefined) return { word: 'answered' };
	if (isOneOf(keys, confirm)) return { word: 'confirmed', keys };
	return { word: isOneOf(keys, decline) ? 'declined' : 'answered', keys };
}

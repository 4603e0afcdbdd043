/** What the keys that somebody pressed say. */
import type { Report } from './events';
import type { LadderPlan, Word } from './ladder-state';

/** The key that ends an entry may come along with it. */
const withoutEnd = (keys: string) => keys.replace(/(?<=.)#$/, '');

/** The keys of a report: every provider's stand under `digits` of the result's `answers`. */
const keysOf = ({ answers }: Report): string | undefined => answers?.digits?.trim() || undefined;

/**
 * What a report says. Only somebody who answered confirms or declines, and only by the whole
 * sequence: "11" is not "1". Keys that came with any other exit, or of a machine, say nothing.
 */
export function wordOf(
	{ confirm, decline }: Pick<LadderPlan, 'confirm' | 'decline'>,
	report: Report,
): { readonly word: Word; readonly keys?: string } {
	const { exit, answeredBy } = report;
	if (exit !== 'answered') return { word: exit };
	if (answeredBy === 'machine') return { word: 'voicemail' };
	const keys = keysOf(report);
	if (keys === undefined) return { word: 'answered' };
	const isOneOf = (sequences: readonly string[]) =>
		sequences.includes(keys) || sequences.includes(withoutEnd(keys));
	if (isOneOf(confirm)) return { word: 'confirmed', keys };
	return { word: isOneOf(decline) ? 'declined' : 'answered', keys };
}

/** Sentences that are no errors: of results, forecasts and notes, in the language of the moment. */
import { inLanguages } from '../base/language';
import * as german from './de/sentences';
import { FALLBACKS_IN_ENGLISH } from './en/fallback';
import { COUNTED_IN_ENGLISH, FORECAST_IN_ENGLISH, type ForecastWords } from './en/forecast';
import { MEMORY_IN_FRENCH } from './fr/memory';
import { MEMORY_IN_GERMAN } from './de/memory';
import { MEMORY_IN_ENGLISH } from './en/memory';
import { OBSTACLES_IN_ENGLISH } from './en/obstacles';
import { REPLAYS_IN_ENGLISH } from './en/replay';
import { RULES_IN_ENGLISH } from './en/rules';
import * as french from './fr/sentences';

export type { WallTime } from './en/rules';
export {
	ladderSentence,
	progressSentence,
	type LadderWords,
	type ProgressWords,
} from './en/progress';

export const OBSTACLE_SENTENCES = inLanguages(OBSTACLES_IN_ENGLISH, {
	de: german.OBSTACLES_IN_GERMAN,
	fr: french.OBSTACLES_IN_FRENCH,
});
/** Why a call waits or is not made, where the reason alone says too little. They hold no number. */
export const RULE_SENTENCES = inLanguages(RULES_IN_ENGLISH, {
	de: german.SENTENCES_OF_RULES_IN_GERMAN,
	fr: french.SENTENCES_OF_RULES_IN_FRENCH,
});
export const MEMORY_SENTENCES = inLanguages(MEMORY_IN_ENGLISH, {
	de: MEMORY_IN_GERMAN,
	fr: MEMORY_IN_FRENCH,
});
export const REPLAY_SENTENCES = inLanguages(REPLAYS_IN_ENGLISH, {
	de: german.REPLAYS_IN_GERMAN,
	fr: french.REPLAYS_IN_FRENCH,
});
export const FALLBACK_SENTENCES = inLanguages(FALLBACKS_IN_ENGLISH, {
	de: german.FALLBACKS_IN_GERMAN,
	fr: french.FALLBACKS_IN_FRENCH,
});
/** Reasons in a few words, behind a number of calls. */
export const COUNTED_REASONS: Readonly<Record<string, string>> = inLanguages(COUNTED_IN_ENGLISH, {
	de: german.COUNTED_IN_GERMAN,
	fr: french.COUNTED_IN_FRENCH,
});
const FORECAST = inLanguages(FORECAST_IN_ENGLISH, {
	de: german.FORECAST_IN_GERMAN,
	fr: french.FORECAST_IN_FRENCH,
});

/** What a forecast of a list says: `163 now, 21 held until their hours open, 9 on "Do Not Call"; …` */
export function forecastSentence(words: ForecastWords): string {
	const { now, held, notCalled, nowDone, allDone } = words;
	const refused = Object.entries(notCalled)
		.filter(([, count]) => count)
		.map(([reason, count]) => `${count} ${COUNTED_REASONS[reason] ?? reason}`);
	const counts = [FORECAST.now(now), ...(held > 0 ? [FORECAST.held(held)] : []), ...refused];
	const ends = [
		...(nowDone === null ? [] : [FORECAST.done(nowDone)]),
		...(held === 0 || allDone === null ? [] : [FORECAST.heldDone(allDone)]),
	];
	return `${[counts.join(', '), ends.join(', ')].filter(Boolean).join('; ')}.`;
}

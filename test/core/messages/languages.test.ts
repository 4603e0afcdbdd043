import { MESSAGES, labelOfField, speakAs, type Language } from '../../../core';
import { LANGUAGES, PROVIDER_TEXTS, PROVIDER_IDS } from '../../../core/tables';
import { languageOf } from '../../../core/base/language';
import { LABELS_IN_GERMAN } from '../../../core/messages/de/labels';
import { LABELS_IN_ENGLISH } from '../../../core/messages/en/labels';
import * as expected from '../../../core/messages/expected';
import { LABELS_IN_FRENCH } from '../../../core/messages/fr/labels';
import * as sentences from '../../../core/messages/sentences';
import { PHONE_REASONS } from '../../../core/phone';
import { CHECK_REASONS } from '../../../core/number-check/check';
import { SELF_TEST_WORDS } from '../../../core/callback/self-test-sentences';
import { EXITS, REASONS, labelOf, providers } from '../../../core';

/** What to fill in, by the name of the sentence; others get their position, as a text that is easy to find. */
const GIVEN: Readonly<Record<string, readonly unknown[]>> = {
	addressOutOfReach: ['publicUrl', 'VALUE1', 'outOfReach'],
	answerTooLarge: ['VALUE0', 7_340_032],
	closed: [
		{ weekday: 'VALUE0', time: 'VALUE1', zone: 'VALUE2' },
		{ weekday: 'VALUE3', time: 'VALUE4', zone: 'VALUE5' },
	],
	conflict: [['VALUE0', 'VALUE1']],
	leftOut: ['VALUE0', ['VALUE1', 'VALUE2']],
	rateLimited: ['VALUE0', 471_000],
	tooOften: [901, 902],
	ceiling: [901, 902],
	outOfRange: ['VALUE0', 901, 902, 'VALUE3'],
	answered: [418],
	noAnswer: ['timedOut'],
};
const DEFAULTS = [0, 1, 2, 3].map((at) => `VALUE${at}`);

type Make = (...values: unknown[]) => unknown;
/** The texts of a table in the language of the moment, by name. */
const saidBy = (table: object): Array<[string, string]> =>
	Object.entries(table).map(([name, entry]) => {
		const said: unknown =
			typeof entry === 'function' ? (entry as Make)(...(GIVEN[name] ?? DEFAULTS)) : entry;
		return [name, Array.isArray(said) ? said.slice(1, 3).join(' ') : String(said)];
	});

const {
	OBSTACLE_SENTENCES,
	RULE_SENTENCES,
	REPLAY_SENTENCES,
	FALLBACK_SENTENCES,
	COUNTED_REASONS,
} = sentences;
const TABLES = {
	MESSAGES,
	MEMORY_SENTENCES: sentences.MEMORY_SENTENCES,
	OBSTACLE_SENTENCES,
	RULE_SENTENCES,
	REPLAY_SENTENCES,
	FALLBACK_SENTENCES,
	COUNTED_REASONS,
	REASONS,
	PHONE_REASONS,
	CHECK_REASONS,
	SELF_TEST_WORDS,
};
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

const inLanguage = <T>(language: Language, say: () => T): T => {
	speakAs(() => language);
	return say();
};
afterEach(() => speakAs(() => 'en'));

/** What was filled in: values, numbers, and names that are never translated. */
const filledIn = (text: string) => [...new Set(text.match(/VALUE\d|\b\d{2,}\b/g) ?? [])].sort();

describe.each(OTHERS)('in the language %s', (language) => {
	it.each(Object.entries(TABLES))('every sentence of %s is another one', (_name, table) => {
		const english = inLanguage('en', () => saidBy(table));
		const other = new Map(inLanguage(language, () => saidBy(table)));
		expect([...other.keys()]).toEqual(english.map(([name]) => name));
		expect(english.filter(([name, text]) => other.get(name) === text)).toEqual([]);
	});

	it.each(Object.entries(TABLES))('%s fill in the same values', (_name, table) => {
		const values = (spoken: Language) =>
			inLanguage(spoken, () => saidBy(table)).map(([name, text]) => [name, filledIn(text)]);
		expect(values(language)).toEqual(values('en'));
	});

	it('kinds and fields of messages stay what they are', () => {
		const fixed = (spoken: Language) =>
			inLanguage(spoken, () =>
				Object.entries(MESSAGES).map(([name, make]) => {
					const [kind, , , field] = (make as unknown as (...v: unknown[]) => unknown[])(
						...(GIVEN[name] ?? DEFAULTS),
					);
					return [name, kind, field];
				}),
			);
		expect(fixed(language)).toEqual(fixed('en'));
	});

	it('sentences end as sentences do, and use the quotation marks of the language', () => {
		const { COUNTED_REASONS: _parts, SELF_TEST_WORDS: _words, ...whole } = TABLES;
		const said = inLanguage(language, () => Object.values(whole).flatMap(saidBy));
		const ends = said.filter(([, text]) => !/[.\d]$/.test(text));
		expect(ends.filter(([name]) => !['wrong', 'failedToo'].includes(name))).toEqual([]);
		// code and JSON keep theirs
		const bare = said.map(([name, text]) => [name, text.replace(/[[{].*[\]}]/g, '')] as const);
		expect(bare.filter(([, text]) => /"/.test(text))).toEqual([]);
		expect(bare.filter(([, text]) => language === 'fr' && / [:;!?»]|« /.test(text))).toEqual([]);
	});

	it('every exit has a name', () => {
		const names = inLanguage(language, () => EXITS.map(labelOf));
		expect(new Set(names).size).toBe(EXITS.length);
		expect(names).not.toEqual(EXITS.map((exit) => inLanguage('en', () => labelOf(exit))));
	});

	it('every label is there, as the forms of the providers print it', () => {
		const table = { de: LABELS_IN_GERMAN, fr: LABELS_IN_FRENCH }[language as 'de' | 'fr'];
		expect(Object.keys(table)).toEqual(expect.arrayContaining(Object.keys(LABELS_IN_ENGLISH)));
		const printed = PROVIDER_IDS.flatMap((id) =>
			Object.entries(PROVIDER_TEXTS[id][language].fields).map(([name, { label }]) => [name, label]),
		);
		const said = inLanguage(language, () => printed.map(([name]) => [name, labelOfField(name!)]));
		expect(said).toEqual(printed);
	});

	it('every advice of a provider is another one', () => {
		const hints = Object.values(providers).flatMap(({ hints = {} }) => Object.values(hints));
		expect(hints.length).toBeGreaterThan(10);
		expect(hints.filter((hint) => hint[language] === hint.en)).toEqual([]);
	});

	it('every expectation fills in the same values', () => {
		const ends = Object.values(expected).flatMap((table) => Object.values(table)) as unknown[];
		const told = ends.map((end) =>
			typeof end === 'function' ? (end as Make)(['VALUE0'], 'VALUE1') : end,
		) as Array<Record<Language, string>>;
		expect(told.map((end) => filledIn(end[language]))).toEqual(told.map((end) => filledIn(end.en)));
	});
});

describe('languageOf', () => {
	it.each([
		['de', 'de'],
		['de-AT', 'de'],
		['fr_CH.UTF-8', 'fr'],
		['en-US', 'en'],
		['DE', 'de'],
		['ja', undefined],
		['', undefined],
		[undefined, undefined],
		['deutsch', undefined],
	])('%s is %s', (tag, language) => expect(languageOf(tag)).toBe(language));
});

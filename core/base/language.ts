/**
 * The language in which builders are spoken to. Core speaks English; a host whose users read
 * another one lends it, as it lends a clock. What workflows branch on is never translated:
 * exits, reasons, kinds of failures, names of fields.
 */

/** The languages of forms, sentences and help. */
export const LANGUAGES = ['en', 'de', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in every language. */
export type Told = Readonly<Record<Language, string>>;
/** A name that is the same everywhere, or a text in every language. */
export type Phrase = string | Told;

let speaks: () => Language = () => 'en';

/** Lends the language; asked anew for every sentence. */
export const speakAs = (language: () => Language): void => void (speaks = language);

export const languageNow = (): Language => speaks();

export const told = (phrase: Phrase): string =>
	typeof phrase === 'string' ? phrase : phrase[languageNow()];

/** Ours for `de`, `de-DE` or `de_AT.UTF-8`; undefined for a language that is not spoken here. */
export function languageOf(tag: unknown): Language | undefined {
	const [primary] = String(tag ?? '')
		.toLowerCase()
		.split(/[-_.]/);
	return LANGUAGES.find((language) => language === primary);
}

/** A table of sentences, or of functions that make them. */
type Table = Readonly<Record<string, unknown>>;
/** The same table in another language: same names, same values to fill in. */
export type InOtherWords<T extends Table> = {
	readonly [K in keyof T]: T[K] extends string ? string : T[K];
};

/** The table that reads in the language of the moment. */
export function inLanguages<const T extends Table>(
	en: T,
	others: Readonly<Record<Exclude<Language, 'en'>, InOtherWords<T>>>,
): InOtherWords<T> {
	const tables = { en, ...others };
	const table = {};
	for (const name of Object.keys(en))
		Object.defineProperty(table, name, {
			enumerable: true,
			get: () => tables[languageNow()][name],
		});
	return table as InOtherWords<T>;
}

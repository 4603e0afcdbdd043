/** Labels in front of an extension, and how many digits are still believed after each. */
const LABELS: readonly (readonly [label: string, maxDigits: number, end: string])[] = [
	[';ext=', 20, ''],
	['[\\s,]*(?:e?xt(?:ensi(?:o\\u0301?|ó))?n?|доб|anexo)[:.]?[\\s,-]*', 20, '#?'],
	['[\\s,]*(?:[x#~]|int)[:.]?[\\s,-]*', 9, '#?'],
	['[- ]+', 6, '#'],
	['\\s*(?:,{2}|;)[:.]?[\\s,-]*', 15, '#?'],
	['\\s*,+[:.]?[\\s,-]*', 9, '#?'],
];
const FIRST_WITHOUT_WORD = 4;
/** People's extensions are shorter than this. */
const SHORTEST_SECOND_NUMBER = 7;
/** A quick look before the search: most texts are digits and gaps. */
const MAY_END_IN_ONE = /[^-+\d./ ()]/;

/** The ways to write an extension that Google's libphonenumber knows. */
const EXTENSION = new RegExp(
	`(?:${LABELS.map(([label, most, end]) => `${label}(\\d{1,${most}})${end}`).join('|')})$`,
	'i',
);

export interface SplitNumber {
	readonly number: string;
	readonly extension: string | null;
	/** Long, and only a comma or semicolon in front: it may well be a second number. */
	readonly couldBeNumber: boolean;
}

/** Takes the extension off the end of a text. */
export function splitExtension(text: string): SplitNumber {
	const found = MAY_END_IN_ONE.test(text) ? EXTENSION.exec(text) : null;
	if (!found) return { number: text, extension: null, couldBeNumber: false };
	const label = found.slice(1).findIndex((digits) => digits !== undefined);
	const extension = found[label + 1]!;
	return {
		number: text.slice(0, found.index),
		extension,
		couldBeNumber: label >= FIRST_WITHOUT_WORD && extension.length >= SHORTEST_SECOND_NUMBER,
	};
}

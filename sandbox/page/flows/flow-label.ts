/** Letters of a label that fit; the whole text stands in its tooltip and in the list. */
const LABEL_LETTERS = 26;
const LETTER_WIDTH_PX = 6.2;

export const short = (text: string, letters: number): string =>
	text.length <= letters ? text : `${text.slice(0, letters - 1)}…`;

/** What stands on a line: the exits that lead this way. */
export const labelOf = ({ exits }: { readonly exits: readonly string[] }): string =>
	short(exits.join(' · '), LABEL_LETTERS);

export const labelWidth = (label: string): number => label.length * LETTER_WIDTH_PX + 14;

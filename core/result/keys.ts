/** Keys of a phone: which of them a builder means, and whether somebody pressed those. */

const SEQUENCE = /^[0-9*#]{1,20}$/;

/** Keys as typed: one sequence, or several with commas between them; null for anything else. */
export function keySequences(typed: string): readonly string[] | null {
	const keys = typed.split(',').map((sequence) => sequence.trim());
	return keys.every((sequence) => SEQUENCE.test(sequence)) ? keys : null;
}

/** The keys of a result's answers: every provider's stand under `digits`. */
export const pressedIn = (
	answers: Readonly<Record<string, string>> | undefined,
): string | undefined => answers?.digits?.trim() || undefined;

/** The key that ends an entry may come along with it. */
const withoutEnd = (keys: string) => keys.replace(/(?<=.)#$/, '');

/** Only the whole sequence counts: "11" is not "1". */
export const isOneOf = (keys: string, sequences: readonly string[]): boolean =>
	sequences.includes(keys) || sequences.includes(withoutEnd(keys));

/** What is said of a reference that was used before. */
import { labelOfField } from '../labels';

export const REPLAYS_IN_ENGLISH = {
	/** @param exit the label of the first result's exit */
	ended: (exit: string): string =>
		`This reference was called before; that call ended with "${exit}". For another try, give it another reference.`,
	placed: 'This reference was called before; that call was placed, and no result of it is known.',
	underWay: 'The first call with this reference is still under way.',
	/** @param parts fields in which the calls differ; none where nobody knows which */
	conflict: (parts: readonly string[]): string => {
		const names = parts.map((part) => `"${labelOfField(part)}"`);
		const what = names.length > 0 ? inWords(names, 'and') : `"To", "Flow ID" or "Account"`;
		return `This reference was used for a call with another ${what}. Give every call a reference of its own.`;
	},
} as const;

function inWords(names: readonly string[], word: string): string {
	const last = names.at(-1)!;
	return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}

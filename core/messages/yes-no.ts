/** Switches: sheets, query strings and environment variables give them as text and numbers. */
import { MESSAGES, fault } from '.';
import { EXPECTED } from './expected';

/** Also the words of German and French, and what their spreadsheets make of TRUE and FALSE. */
const YES = new Set(['true', 't', 'yes', 'y', 'on', '1', '1.0', 'ja', 'j', 'wahr', 'oui', 'vrai']);
const NO = new Set(['false', 'f', 'no', 'n', 'off', '0', '0.0', 'nein', 'falsch', 'non', 'faux']);

/** True or false however it is written; undefined for everything else, and for empty text. */
export function yesOrNo(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const word = String(value).trim().toLowerCase();
	return YES.has(word) || (NO.has(word) ? false : undefined);
}

/**
 * Reads a switch. Throws `invalidRequest` for what is neither yes nor no, empty text and null
 * included: a switch that cannot be read must not decide whether a phone rings.
 * @param field the public name of the switch
 * @param whenAbsent what it is where it was not given at all
 */
export function readYesNo(field: string, value: unknown, whenAbsent = false): boolean {
	if (value === undefined) return whenAbsent;
	const read = yesOrNo(value);
	if (read === undefined) throw fault(MESSAGES.wrongType(field, EXPECTED.trueOrFalse));
	return read;
}

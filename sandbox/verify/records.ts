/** The records of evidence in a file: a record, a list, or one JSON text a line. */
import { alteredIn, isObject, type Altered } from './seal';

export interface Verified {
	/** Such as `line 3` or `row 2`. */
	readonly where: string;
	/** Null where there is no evidence: nothing was asked, or nothing was kept. */
	readonly altered: Altered | null;
}

const STRING_OR_BLANKS = /("[^"\\]*(?:\\.[^"\\]*)*")|\s+/g;
const NO_RECORD: Altered = ['file'];

/** Never throws: what cannot be read was altered. */
export function verifyFile(text: string, key: Buffer): readonly Verified[] {
	const whole = parsed(text);
	if (Array.isArray(whole))
		return whole.map((row, at) => ({ where: `row ${at + 1}`, altered: ofValue(row, key) }));
	if (whole !== undefined) return [{ where: 'record 1', altered: ofText(text, key) }];
	return text
		.split('\n')
		.map((line, at) => ({ line, where: `line ${at + 1}` }))
		.filter(({ line }) => line.trim() !== '')
		.map(({ line, where }) => ({ where, altered: ofText(line, key) }));
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** A record has to be in the very characters in which it was written, blanks between its parts excepted. */
function ofText(text: string, key: Buffer): Altered | null {
	const value = parsed(text);
	const altered = ofValue(value, key);
	if (altered === null || altered.length > 0 || !isObject(value) || !('seal' in value))
		return altered;
	return text.replace(STRING_OR_BLANKS, '$1') === JSON.stringify(value) ? [] : NO_RECORD;
}

/** Of a record, or of a result or an item that carries one; a table keeps it as text. */
function ofValue(value: unknown, key: Buffer): Altered | null {
	if (typeof value === 'string') return ofText(value, key);
	if (value === null) return null;
	if (!isObject(value)) return NO_RECORD;
	if ('seal' in value) return alteredIn(value, key);
	if (!('evidence' in value)) return 'call' in value ? ofValue(value.call, key) : NO_RECORD;
	return value.evidence === null ? null : ofValue(value.evidence, key);
}

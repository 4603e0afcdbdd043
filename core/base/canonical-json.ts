import { isRecord } from './json';

/**
 * The one JSON text of a value: names in order, no blanks, and nothing for what JSON has no word
 * for. Two values with the same content have the same text (in the spirit of RFC 8785).
 */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each)).join(',')}]`;
	if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
	const names = Object.keys(value).filter((name) => value[name] !== undefined);
	const pairs = names.sort().map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`);
	return `{${pairs.join(',')}}`;
}

const STRING_OR_BLANKS = /("[^"\\]*(?:\\.[^"\\]*)*")|\s+/g;

/** JSON without the blanks between its parts. */
export const withoutBlanks = (json: string): string => json.replace(STRING_OR_BLANKS, '$1');

/** A report as it reached us, before anybody believed it. */
import { isRecord, jsonOrUndefined, textOf } from './json';

/** Larger bodies are refused before they are parsed, in bytes. */
export const REPORT_LIMIT_BYTES = 256 * 1024;
const DEEPEST = 32;

export interface IncomingReport {
	readonly query: Readonly<Record<string, string>>;
	/** Exactly as received, as text. */
	readonly rawBody: string;
}

/**
 * The fields of a report: the query first, then a JSON or form body, which wins. Undefined
 * when a body is there and is neither, or is nested deeper than any report.
 */
export function fieldsOf({ query, rawBody }: IncomingReport): Record<string, unknown> | undefined {
	const body = bodyOf(rawBody);
	return body === undefined ? undefined : withoutSpecial({ ...query, ...body });
}

/** The body alone: an object, or the first object of an array that `pick` accepts. */
export function bodyOf(
	rawBody: string,
	pick: (entry: Record<string, unknown>) => boolean = () => true,
): Record<string, unknown> | undefined {
	const text = rawBody.trim();
	if (text === '') return {};
	if (!text.startsWith('{') && !text.startsWith('['))
		return text.includes('=') && !/[<\n]/.test(text)
			? withoutSpecial(Object.fromEntries(new URLSearchParams(text)))
			: undefined;
	const json = tooDeep(text) ? undefined : jsonOrUndefined(text);
	if (isRecord(json)) return json;
	const entries = Array.isArray(json) ? json.filter(isRecord) : [];
	return entries.find(pick) ?? entries[0];
}

/** An own key of that name is harmless here, and a trap for whoever copies the report further on. */
const SPECIAL = '__proto__';

function withoutSpecial(fields: Record<string, unknown>): Record<string, unknown> {
	const { [SPECIAL]: _special, ...rest } = fields;
	return rest;
}

/** Counts brackets outside of strings: a nesting bomb is refused before the parser sees it. */
function tooDeep(text: string): boolean {
	let depth = 0;
	let quoted = false;
	for (let i = 0; i < text.length; i++) {
		const char = text[i];
		if (quoted) {
			if (char === '\\') i++;
			else if (char === '"') quoted = false;
		} else if (char === '"') quoted = true;
		else if (char === '{' || char === '[') {
			if (++depth > DEEPEST) return true;
		} else if (char === '}' || char === ']') depth--;
	}
	return false;
}

/** The scalar entries of an object, as text. */
export function answersOf(value: unknown): Record<string, string> {
	if (!isRecord(value)) return {};
	const answers: Record<string, string> = {};
	for (const [name, entry] of Object.entries(value)) {
		const text = textOf(entry);
		if (text !== undefined && name !== SPECIAL) answers[name] = text;
	}
	return answers;
}

/** The report as handed on in `raw`: without the token, which is a key. */
export function withoutToken(fields: Record<string, unknown>): Record<string, unknown> {
	const { rb, token, ...rest } = fields;
	return rest;
}

/** A report as it reached us, before anything in it is believed. */
import { isRecord, jsonOrUndefined, textOf } from '../base/json';

/** Larger bodies are refused before they are parsed, in bytes. */
export const REPORT_LIMIT_BYTES = 256 * 1024;
const DEEPEST = 32;
const MOST_FORM_FIELDS = 500;

export interface IncomingReport {
	readonly query: Readonly<Record<string, string>>;
	/** Exactly as received, as text. */
	readonly rawBody: string;
	/** Names in lower case; absent where nobody signs. */
	readonly headers?: Readonly<Record<string, string>>;
	/** The address as the provider called it: behind a proxy the public one. Signatures are made over it. */
	readonly url?: string;
}

/** A report that was parsed, once. */
export interface ParsedReport extends Required<IncomingReport> {
	/**
	 * What the body says: one object, or the objects of an array. Undefined for what is neither
	 * JSON nor a form, or nested deeper or with more fields than any report.
	 */
	readonly entries: ReadonlyArray<Record<string, unknown>> | undefined;
}

export const parseReport = (incoming: IncomingReport): ParsedReport => ({
	headers: {},
	url: '',
	...incoming,
	entries: entriesOf(incoming.rawBody),
});

/** What the report says in the query and in its body, which wins. A body that cannot be read says nothing. */
export const fieldsOf = (report: ParsedReport): Record<string, unknown> =>
	withoutSpecial({ ...report.query, ...bodyOf(report) });

/** Why a report says nothing of what it had to say. */
export const notSaid = ({ entries }: ParsedReport, missing: string): string =>
	entries === undefined
		? `${missing} The body is not read: it is neither JSON nor a form.`
		: missing;

/** The body alone: the first object that `pick` accepts, else the first of all. */
export const bodyOf = (
	{ entries }: ParsedReport,
	pick: (entry: Record<string, unknown>) => boolean = () => true,
): Record<string, unknown> | undefined => entries?.find(pick) ?? entries?.[0];

function entriesOf(rawBody: string): ParsedReport['entries'] {
	const text = rawBody.trim();
	if (text === '') return [{}];
	if (!text.startsWith('{') && !text.startsWith('[')) {
		const form = formOf(text);
		return form && [form];
	}
	const json = tooDeep(text) ? undefined : jsonOrUndefined(text);
	if (isRecord(json)) return [json];
	const entries = Array.isArray(json) ? json.filter(isRecord) : [];
	return entries.length === 0 ? undefined : entries;
}

function formOf(text: string): Record<string, unknown> | undefined {
	if (!text.includes('=') || /[<\n]/.test(text) || hasMore(text, '&', MOST_FORM_FIELDS))
		return undefined;
	return withoutSpecial(Object.fromEntries(new URLSearchParams(text)));
}

function hasMore(text: string, sign: string, most: number): boolean {
	let at = -1;
	for (let times = 0; times <= most; times++) {
		at = text.indexOf(sign, at + 1);
		if (at < 0) return false;
	}
	return true;
}

/** An own key of that name is harmless here, and a trap for code that copies the report further on. */
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

/**
 * What is handed on in `raw`, without the token, which is a key: at any depth, alone or inside of
 * an address that the provider tells back.
 */
export function withoutToken(value: unknown, token: string): unknown {
	if (typeof value === 'string') return value.replaceAll(token, '…');
	if (Array.isArray(value)) return value.map((entry) => withoutToken(entry, token));
	if (!isRecord(value)) return value;
	const rest: Record<string, unknown> = {};
	for (const [name, entry] of Object.entries(value))
		if (entry !== token) rest[name] = withoutToken(entry, token);
	return rest;
}

/** The charset that a content type names. */
const CHARSET = /charset\s*=\s*"?([\w.:-]+)/i;

/** The text of a body, in the charset that its content type names; UTF-8 where it names none that is known. */
export function textOfBody(bytes: Uint8Array, contentType: unknown): string {
	const [, charset = 'utf-8'] = CHARSET.exec(String(contentType ?? '')) ?? [];
	try {
		return new TextDecoder(charset).decode(bytes);
	} catch {
		return new TextDecoder().decode(bytes);
	}
}

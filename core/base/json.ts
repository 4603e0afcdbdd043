/** A string, or a number: all of JSON in which digits stand. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** Without one of these no number can be beyond what JavaScript counts to. */
const MAY_BE_LARGE = /\d{16}|\d[eE]\+?[1-9]/;
/** An own key of that name is a trap for code that copies the value further on. */
const SPECIAL = '__proto__';
/** The same with any of its letters escaped. */
const MAY_BE_SPECIAL = /__proto__|\\u/;

/**
 * JSON as it was sent: whole numbers beyond Number.MAX_SAFE_INTEGER, which JavaScript would
 * round, become text with the digits as sent, and keys named `__proto__` are dropped.
 * Throws a SyntaxError where `text` is not JSON.
 */
export function parseJson(text: string): unknown {
	const value = parseWithEveryKey(text);
	if (MAY_BE_SPECIAL.test(text)) dropSpecial(value);
	return value;
}

/** The same with all keys, for settings whose names are looked at. Throws a SyntaxError. */
export function parseWithEveryKey(text: string): unknown {
	// first of all: what follows counts on every string having an end
	const value: unknown = JSON.parse(text);
	return MAY_BE_LARGE.test(text)
		? (JSON.parse(text.replace(STRING_OR_NUMBER, quoteLarge)) as unknown)
		: value;
}

const quoteLarge = (token: string): string =>
	!token.startsWith('"') && Math.abs(Number(token)) > Number.MAX_SAFE_INTEGER
		? `"${token}"`
		: token;

/** Walks without recursion: nothing here limits how deep a value is. */
function dropSpecial(root: unknown): void {
	const left = [root];
	while (left.length > 0) {
		const value = left.pop();
		if (typeof value !== 'object' || value === null) continue;
		if (Object.hasOwn(value, SPECIAL)) delete (value as Record<string, unknown>)[SPECIAL];
		for (const inner of Object.values(value)) left.push(inner);
	}
}

/** Undefined when `text` is not JSON; a schema then says so in its own words. */
export function jsonOrUndefined(text: string, parse = parseJson): unknown {
	try {
		return parse(text);
	} catch {
		return undefined;
	}
}

/** Parsed JSON, or the text itself where it is none: the body of an answer. */
export function jsonOrText(text: string): unknown {
	try {
		return parseJson(text);
	} catch {
		return text;
	}
}

/** The JSON of a value; undefined for what has none: functions, cycles, big integers. */
export function jsonTextOf(value: unknown): string | undefined {
	try {
		return JSON.stringify(value);
	} catch {
		return undefined;
	}
}

/** True for `{}`-like values: not null, not an array. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A scalar as text; undefined for everything else, for empty text, and for a number that JavaScript has rounded. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value === '' ? undefined : value;
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) return undefined;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return undefined;
}

/** A number of seconds written as number or text; null for everything else: never invented. */
export function secondsOf(value: unknown): number | null {
	const text = textOf(value)?.trim();
	const seconds = text === undefined || text === '' ? NaN : Number(text);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

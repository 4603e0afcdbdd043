/** Undefined when `text` is not JSON; a schema then says so in its own words. */
export function jsonOrUndefined(
	text: string,
	reviver?: (name: string, value: unknown) => unknown,
): unknown {
	try {
		return JSON.parse(text, reviver);
	} catch {
		return undefined;
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

/** A scalar as text; undefined for everything else, and for empty text. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value === '' ? undefined : value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return undefined;
}

/** A number of seconds written as number or text; null for everything else: never invented. */
export function secondsOf(value: unknown): number | null {
	const text = textOf(value)?.trim();
	const seconds = text === undefined || text === '' ? NaN : Number(text);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/** Paths into records, as builders write them: `customer.phones[0]`, `payload["Phone Number"]`. */
import { isRecord } from './json';

const PART = /\[\s*"([^"]*)"\s*\]|\[\s*'([^']*)'\s*\]|([^.[\]]+)/g;

/** The names on the way; a field that bears the whole path as its name is meant first. */
export function partsOf(record: unknown, path: string): string[] {
	if (!/[.[\]]/.test(path) || (isRecord(record) && Object.hasOwn(record, path))) return [path];
	return Array.from(path.matchAll(PART), ([, double, single, plain]) => double ?? single ?? plain!);
}

/** The value at a path; undefined when there is none. */
export function valueAt(record: unknown, path: string): unknown {
	let value = record;
	for (const part of partsOf(record, path)) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
			return undefined;
		value = (value as Record<string, unknown>)[part];
	}
	return value;
}

type Fields = Readonly<Record<string, unknown>>;

/** A copy of `record` with `value` at a path, and all that stood on the way copied: others may hold it. */
export const withValueAt = (record: Fields, path: string, value: unknown): Fields =>
	set(record, partsOf(record, path), value) as Fields;

function set(container: unknown, [part, ...rest]: readonly string[], value: unknown): unknown {
	if (part === undefined) return value;
	const copy = copyOf(container);
	const inside = set(copy[part], rest, value);
	// an assignment would set the prototype of the copy; for all other names it is far faster
	if (part === '__proto__') Object.defineProperty(copy, part, { ...OWN, value: inside });
	else copy[part] = inside;
	return copy;
}

const OWN = { enumerable: true, configurable: true, writable: true };

const copyOf = (value: unknown): Record<string, unknown> =>
	Array.isArray(value)
		? ([...(value as unknown[])] as unknown as Record<string, unknown>)
		: { ...(typeof value === 'object' ? value : {}) };

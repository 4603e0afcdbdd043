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

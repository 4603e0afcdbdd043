/** Writing into an item's JSON without touching the one that the node before still shows. */
import type { IDataObject } from 'n8n-workflow';

/** A copy of `record` with `value` at a path such as `customer.phones[0]`; a field of that very name goes first. */
export function withValueAt(record: IDataObject, path: string, value: unknown): IDataObject {
	const parts = Object.hasOwn(record, path) ? [path] : path.split(/[.[\]]+/).filter(Boolean);
	return set(record, parts, value) as IDataObject;
}

function set(container: unknown, [part, ...rest]: readonly string[], value: unknown): unknown {
	if (part === undefined) return value;
	const copy: Record<string, unknown> = (
		Array.isArray(container) ? [...container] : { ...asObject(container) }
	) as Record<string, unknown>;
	Object.defineProperty(copy, part, {
		value: set(copy[part], rest, value),
		enumerable: true,
		configurable: true,
		writable: true,
	});
	return copy;
}

const asObject = (value: unknown): object =>
	typeof value === 'object' && value !== null ? value : {};

/** Writing into an item's JSON without touching the one that the node before still shows. */
import type { IDataObject } from 'n8n-workflow';
import { partsOf } from '../../core';

/** A copy of `record` with `value` at a path such as `customer.phones[0]`; a field of that very name goes first. */
export function withValueAt(record: IDataObject, path: string, value: unknown): IDataObject {
	return set(record, partsOf(record, path), value) as IDataObject;
}

function set(container: unknown, [part, ...rest]: readonly string[], value: unknown): unknown {
	if (part === undefined) return value;
	const copy: Record<string, unknown> = (
		Array.isArray(container) ? [...container] : { ...asObject(container) }
	) as Record<string, unknown>;
	const inside = set(copy[part], rest, value);
	// an assignment would set the prototype of the copy; for all other names it is far faster
	if (part === '__proto__') Object.defineProperty(copy, part, { ...OWN, value: inside });
	else copy[part] = inside;
	return copy;
}

const OWN = { enumerable: true, configurable: true, writable: true };

const asObject = (value: unknown): object =>
	typeof value === 'object' && value !== null ? value : {};

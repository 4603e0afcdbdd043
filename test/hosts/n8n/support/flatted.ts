/**
 * Reads n8n's stored execution data: an array of values in which every text inside an object
 * or array is the index of another value, so that things in common are written once.
 */
export function unflatten(text: string): unknown {
	const values = JSON.parse(text) as unknown[];
	const made = new Map<number, unknown>();

	function valueAt(index: number): unknown {
		if (made.has(index)) return made.get(index);
		const stored = values[index];
		if (typeof stored !== 'object' || stored === null) return stored;
		// known before it is filled: data may refer to itself
		const copy: Record<string, unknown> = Array.isArray(stored) ? ([] as never) : {};
		made.set(index, copy);
		for (const [name, entry] of Object.entries(stored))
			copy[name] = typeof entry === 'string' ? valueAt(Number(entry)) : entry;
		return copy;
	}
	return valueAt(0);
}

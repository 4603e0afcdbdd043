/** Keeps a value under its name, and forgets the oldest beyond `most`. */
export function keepNewest<Value>(
	kept: Map<string, Value>,
	name: string,
	value: Value,
	most: number,
): void {
	kept.set(name, value);
	for (const oldest of kept.keys()) {
		if (kept.size <= most) break;
		kept.delete(oldest);
	}
}

/** Forgets the oldest of what was put into a map or a set, beyond so many. */
export function keepNewest<Key>(kept: Map<Key, unknown> | Set<Key>, most: number): void {
	for (const oldest of kept.keys()) {
		if (kept.size <= most) break;
		kept.delete(oldest);
	}
}

/** Everything the generators draw by: the same seed gives the same numbers on every machine. */
export interface Random {
	/** From 0 up to, not including, 1. */
	next(): number;
	/** From 0 up to, not including, `limit`. */
	below(limit: number): number;
	pick<Item>(items: ArrayLike<Item>): Item;
	digits(count: number): string;
}

/** Mulberry32: 32 bits of state, plenty for drawing test numbers. */
export function randomFrom(seed: number): Random {
	let state = seed | 0;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return {
		next,
		below,
		pick: (items) => items[below(items.length)]!,
		digits: (count) => Array.from({ length: count }, () => below(10)).join(''),
	};
}

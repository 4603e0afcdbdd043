/** Random numbers that a seed repeats: the same seed makes the same plan on every machine. */
export interface Random {
	/** From 0 up to, not including, 1. */
	next(): number;
	/** A whole number from 0 up to, not including, `end`. */
	below(end: number): number;
	/** One of the names, each as often as its weight says. */
	weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name;
}

/** Mulberry32: 32 bits of state are plenty for a plan. */
export function randomOf(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let bits = Math.imul(state ^ (state >>> 15), state | 1);
		bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
		return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
	};
	return {
		next,
		below: (end) => Math.floor(next() * end),
		weighted(weights) {
			const entries = Object.entries<number>(weights) as Array<[keyof typeof weights, number]>;
			const sum = entries.reduce((all, [, weight]) => all + weight, 0);
			let left = next() * sum;
			for (const [name, weight] of entries) if ((left -= weight) < 0) return name;
			return entries.at(-1)![0];
		},
	};
}

/** The seed of a test run: a new one each time, or the one to repeat, in RINGBACK_SEED. */
export const seedOf = ({ RINGBACK_SEED: seed }: NodeJS.ProcessEnv): number =>
	seed === undefined ? Date.now() % 2 ** 31 : Number(seed);

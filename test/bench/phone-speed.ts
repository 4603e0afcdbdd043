/**
 * Measures functions side by side: blocks in turn, and processor time instead of time passed, so
 * that other work on the machine disturbs little, and all alike.
 */
import { median } from './bench-figures';
import type { Ask } from './phone-peers';
import type { Sample } from './phone-data-samples';

export interface Speed {
	/** Microseconds of processor time per number, median of the blocks. */
	readonly us: number;
	/** How many times as fast as the first contestant, median of the blocks. */
	readonly ratio: number;
}

const WARM_UP = 20_000;
const BLOCK = 2_000;
const ROUNDS = 60;

export function measure(
	contestants: Readonly<Record<string, Ask>>,
	samples: readonly Sample[],
): Record<string, Speed> {
	const names = Object.keys(contestants);
	for (const ask of Object.values(contestants))
		for (const { text, country } of samples.slice(0, WARM_UP)) ask(text, country);

	const usOf = new Map<string, number[]>(names.map((name) => [name, []]));
	for (let round = 0; round < ROUNDS; round += 1) {
		const start = (round * BLOCK) % Math.max(1, samples.length - BLOCK);
		const block = samples.slice(start, start + BLOCK);
		for (const [place] of names.entries()) {
			const name = names[(place + round) % names.length]!;
			usOf.get(name)!.push(usPerNumber(contestants[name]!, block));
		}
	}
	const anchor = usOf.get(names[0]!)!;
	return Object.fromEntries(
		[...usOf].map(([name, us]) => [
			name,
			{ us: median(us), ratio: median(us.map((value, round) => anchor[round]! / value)) },
		]),
	);
}

function usPerNumber(ask: Ask, block: readonly Sample[]): number {
	const start = process.cpuUsage();
	for (const { text, country } of block) ask(text, country);
	const { user, system } = process.cpuUsage(start);
	return (user + system) / block.length;
}

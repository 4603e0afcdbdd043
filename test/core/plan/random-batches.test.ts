/** Batches whose calls meet everything that can happen, judged by what was seen from outside. */
import { randomOf, seedOf } from '../../faults/random';
import { cases } from '../../support/all-cases';
import { judgeBatch } from './batch-checker';
import { randomBatch } from './batch-world';
import { all } from './history';
import { simulate } from './simulated-host';

const BATCHES = cases(1_500, 20_000);
/** Such as RINGBACK_PLANNED=100000: goes on until so many tries and holds were planned, and prints the count. */
const PLANNED = Number(process.env.RINGBACK_PLANNED ?? 0);
const LONG_MS = 1_800_000;
const first = seedOf(process.env);

it(
	`keeps every promise of tries and holds (seed ${first})`,
	() => {
		const begunMs = performance.now();
		let [batches, items] = [0, 0];
		const counts = { asked: 0, held: 0, rang: 0, told: 0, crashed: 0, stopped: 0, out: 0 };
		// the first call of an item is no plan yet: those that follow are, and every hold
		const planned = () => counts.asked - items + counts.held;
		for (let seed = first; batches < BATCHES || planned() < PLANNED; seed += 1) {
			const { wanted, machine, run } = randomBatch(randomOf(seed));
			const { history, isDone } = simulate(machine, run);
			const broken = [...(isDone ? [] : ['has no end']), ...judgeBatch(wanted, history)];
			if (broken.length > 0)
				throw new Error(JSON.stringify({ seed, broken, wanted, history }, null, '\t'));
			batches += 1;
			items += wanted.items;
			for (const kind of Object.keys(counts) as Array<keyof typeof counts>)
				counts[kind] += all(history, kind).length;
		}
		if (PLANNED > 0) {
			const seconds = Math.round((performance.now() - begunMs) / 1_000);
			const told = { seconds, batches, items, planned: planned(), ...counts };
			process.stdout.write(`${JSON.stringify(told)}\n`);
		}
		// the plan was tried, not only begun
		expect(counts.asked).toBeGreaterThan(batches * 5);
		for (const kind of ['held', 'crashed', 'stopped'] as const)
			expect(counts[kind]).toBeGreaterThan(batches / 20);
	},
	LONG_MS,
);

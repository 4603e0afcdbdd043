/** Batches whose calls meet everything that can happen, judged by what was seen from outside. */
import { randomOf, seedOf } from '../../faults/random';
import { cases } from '../../support/all-cases';
import { judgeBatch } from './batch-checker';
import { randomBatch } from './batch-world';
import { all } from './history';
import { simulate } from './simulated-host';

const BATCHES = cases(1_500, 20_000);
const first = seedOf(process.env);

it(`keeps every promise of tries and holds (seed ${first})`, () => {
	const counts = { asked: 0, held: 0, rang: 0, told: 0, crashed: 0, stopped: 0, out: 0 };
	for (let seed = first; seed < first + BATCHES; seed += 1) {
		const { wanted, machine, run } = randomBatch(randomOf(seed));
		const { history, isDone } = simulate(machine, run);
		const broken = [...(isDone ? [] : ['has no end']), ...judgeBatch(wanted, history)];
		if (broken.length > 0)
			throw new Error(JSON.stringify({ seed, broken, wanted, history }, null, '\t'));
		for (const kind of Object.keys(counts) as Array<keyof typeof counts>)
			counts[kind] += all(history, kind).length;
	}
	// the plan was tried, not only begun
	expect(counts.asked).toBeGreaterThan(BATCHES * 5);
	for (const kind of ['held', 'crashed', 'stopped'] as const)
		expect(counts[kind]).toBeGreaterThan(BATCHES / 20);
});

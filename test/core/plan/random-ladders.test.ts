/** Ladders whose calls meet everything that can happen, judged by what was seen from outside. */
import { randomOf, seedOf } from '../../faults/random';
import { cases } from '../../support/all-cases';
import { all } from './history';
import { judgeLadder } from './ladder-checker';
import { randomLadder } from './ladder-world';
import { simulate } from './simulated-host';

const LADDERS = cases(3_000, 100_000);
const first = seedOf(process.env);

it(`keeps every promise of people called in order (seed ${first})`, () => {
	const outputs: Record<string, number> = {};
	for (let seed = first; seed < first + LADDERS; seed += 1) {
		const { wanted, machine, run } = randomLadder(randomOf(seed));
		const { history, isDone } = simulate(machine, run);
		const broken = [...(isDone ? [] : ['has no end']), ...judgeLadder(wanted, history)];
		if (broken.length > 0)
			throw new Error(JSON.stringify({ seed, broken, wanted, history }, null, '\t'));
		const [output] = all(history, 'out')[0]!.came.split(' ');
		outputs[output!] = (outputs[output!] ?? 0) + 1;
	}
	// every output was reached, and not by chance once
	for (const output of ['nobody', 'notCalled', 'confirmed', 'declined', 'unsure'])
		expect(outputs[output]).toBeGreaterThan(LADDERS / 200);
});

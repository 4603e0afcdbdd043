/**
 * Several n8n workers on one Talkdesk account, who share no memory: the core's rule beside the
 * usual one, which obeys each 429 but goes on at its own speed after it. Virtual time, ten
 * minutes of it each, against the sandbox's strict window.
 */
import { randomOf } from '../faults/random';
import { simulateWorkers, type WorkersResult, type WorkersSettings } from '../support/workers';

const WORKERS = [1, 2, 3, 4, 6, 8, 12, 16];
const SEEDS = [1, 2, 3];
const SECONDS = 600;
const RULES = [
	{ name: 'slows down (core)', rule: undefined },
	{ name: 'obeys each 429 (peer)', rule: (limiter) => ({ ...limiter, slowDown: () => undefined }) },
] satisfies Array<{ name: string; rule: WorkersSettings['rule'] }>;

/** A row per rule and number of workers; the mean of three seeds. */
export async function workersRows() {
	const rows = [];
	for (const countRefused of [false, true])
		for (const { name, rule } of RULES)
			for (const workers of WORKERS)
				rows.push({
					'refused requests': countRefused ? 'count too' : 'do not count',
					rule: name,
					workers,
					...(await meanOf({ workers, countRefused, rule })),
				});
	return rows;
}

async function meanOf(settings: Pick<WorkersSettings, 'workers' | 'countRefused' | 'rule'>) {
	const runs = await Promise.all(
		SEEDS.map((seed) =>
			simulateWorkers({
				...settings,
				seconds: SECONDS,
				delayMs: [20, 100],
				random: randomOf(seed).next,
			}),
		),
	);
	const mean = (value: (run: WorkersResult) => number) =>
		Number((runs.reduce((sum, run) => sum + value(run), 0) / runs.length).toFixed(3));
	return {
		'share of the cap': mean(({ share }) => share),
		'429 of all requests': mean(({ refusedShare }) => refusedShare),
		'fairness (Jain)': mean(({ fairness }) => fairness),
		'calls given up': mean(({ givenUp, admitted }) => givenUp / (givenUp + admitted.length)),
	};
}

import { seedOf } from '../../faults/random';
import { summaryOf } from '../../faults/tally';
import { runN8n } from './run-n8n';

const RUN_MS = 1_200_000;

const seed = seedOf(process.env);

describe('n8n under a fault plan', () => {
	it(
		`dials no reference twice, ends every call once and believes no forgery (seed ${seed})`,
		async () => {
			const tally = await runN8n({ seed, calls: 250, say: () => undefined });
			process.stdout.write(`${summaryOf(tally, seed, 'n8n')}\n`);
			expect(tally).toMatchObject({
				dialledTwice: 0,
				withoutExit: 0,
				withTwoExits: 0,
				forgedAccepted: 0,
				unexpected: [],
			});
			expect(tally.calls).toBeGreaterThan(250);
		},
		RUN_MS,
	);
});

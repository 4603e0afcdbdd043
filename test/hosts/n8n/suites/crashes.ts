import { setTimeout as pause } from 'node:timers/promises';
import { randomOf } from '../../../faults/random';
import { crashFigures, stillToEnd, type Start } from '../support/crash-figures';
import { AT_WORK, UNDER_WAY, noneLeft, readExecutions } from '../support/executions';
import type { N8nHost } from '../support/host';
import { openHurriedCalls } from '../support/hurried-calls';
import { settled } from '../support/until';
import type { World } from '../support/world';

const ROUNDS = 3;
const CALLS_A_ROUND = 20;
/** Before the first order is in, and after the last call has ended. */
const LATEST_KILL_MS = 4_000;
/** A provider repeats after pauses that grow threefold, up to four minutes. */
const RUN_MS = 900_000;
const SEED = Number(process.env.RINGBACK_SEED ?? 20_261_121);

/** Crashes at random moments: no one is called twice, and what waits gets its result. */
export function crashes(world: () => World): void {
	it(
		`calls no one twice and loses no result of a call that waits (seed ${SEED})`,
		async () => {
			const { host } = world();
			const { sandbox, accounts } = await world().counterpart({
				// slow enough that phones ring while n8n is down
				speed: 5,
				// and a provider that repeats until it is up again
				options: { retryReports: 7 },
			});
			const calling = await openHurriedCalls(host, accounts, 'cmCom', 30);
			const { workflow, results } = calling;
			const order = (reference: string) => calling.order({ to: '+14155550101', reference });
			const random = randomOf(SEED);
			const references: string[] = [];
			const starts: Start[] = [];
			for (let round = 0; round < ROUNDS; round++) {
				const some = Array.from({ length: CALLS_A_ROUND }, (_, i) => `crash-${round}-${i}`);
				references.push(...some);
				const afterMs = Math.round(random.next() * LATEST_KILL_MS);
				starts.push(await crashDuring(host, afterMs, () => some.map(order)));
				// the customer got no answer, or is not sure: the same orders again
				await Promise.all(some.map(order));
				await noneLeft(host.rest, workflow, AT_WORK);
			}
			await sandbox.idle();
			const calls = sandbox.calls();
			// one whose result came out elsewhere, n8n being too busy to save its wait, goes on waiting
			const stillOpen = async () =>
				stillToEnd(await readExecutions(host.rest, workflow, UNDER_WAY), calls, starts);
			await settled(stillOpen, ({ length }) => length === 0);
			const figures = await settled(
				async () =>
					crashFigures(
						calls,
						starts,
						await readExecutions(host.rest, workflow),
						await results.started(),
					),
				({ lost }) => lost === 0,
			);
			process.stdout.write(`${JSON.stringify({ ...figures, seed: SEED })}\n`);
			expect(figures).toMatchObject({ dialledTwice: 0, lost: 0, lostReports: [] });
			// twenty reports are repeated at the same moment: one start of a busy n8n can swallow many of them
			expect(figures.swallowed).toBeLessThan(references.length / 4);
			// its provider was not answered, and its execution failed or was not there yet
			expect(figures.resultsTwice).toBeLessThan(references.length / 5);
			// a reference is used up for nothing by an execution that died between its writing and its sending
			expect(figures.dialled + figures.usedForNothing).toBe(references.length);
			expect(figures.usedForNothing).toBeLessThanOrEqual(figures.crashed);
			expect(figures.reportsAtAStoppedServer).toBeGreaterThan(0);
		},
		RUN_MS,
	);
}

/** Kills n8n so long after orders were sent, and starts it again. */
async function crashDuring(
	host: N8nHost,
	afterMs: number,
	send: () => ReadonlyArray<Promise<unknown>>,
): Promise<Start> {
	// those that meet a dead n8n are refused or broken off
	const sent = Promise.allSettled(send());
	await pause(afterMs);
	await host.kill();
	const fromMs = Date.now();
	await sent;
	await host.restart();
	return { fromMs, toMs: Date.now() };
}

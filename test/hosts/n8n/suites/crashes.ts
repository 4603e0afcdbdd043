import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from '../../../../sandbox/index';
import { randomOf } from '../../../faults/random';
import { endsOf } from '../support/calls';
import { isUnderWay, listExecutions, readExecution, type Execution } from '../support/executions';
import type { N8nHost } from '../support/host';
import { hurriedCallWorkflow } from '../support/nodes';
import { openResults, startedWith } from '../support/result-workflow';
import { until } from '../support/until';
import type { World } from '../support/world';

const UNDER_WAY = ['new', 'running', 'waiting'];
const ROUNDS = 3;
const CALLS_A_ROUND = 20;
/** Before the first order is in, and after the last call has ended. */
const LATEST_KILL_MS = 4_000;
const RUN_MS = 600_000;
const SEED = Number(process.env.RINGBACK_SEED ?? 20_261_121);

/** Crashes at random moments: nobody is called twice, and what waits gets its result. */
export function crashes(world: () => World): void {
	it(
		`calls nobody twice and loses no result of a call that waits (seed ${SEED})`,
		async () => {
			const { host } = world();
			const { sandbox, accounts } = await world().counterpart({
				// slow enough that phones ring while n8n is down
				speed: 5,
				// and a provider that repeats until it is up again
				options: { retryReports: 7 },
			});
			const results = await openResults(host, accounts);
			const path = randomUUID();
			const workflow = await host.addWorkflow(
				hurriedCallWorkflow({
					path,
					provider: 'cmCom',
					accounts,
					waitForResult: true,
					parameters: { resultUrl: results.url, waitLimitMinutes: 30 },
				}),
			);
			await host.activate(workflow);
			const random = randomOf(SEED);
			const references: string[] = [];
			for (let round = 0; round < ROUNDS; round++) {
				const some = Array.from({ length: CALLS_A_ROUND }, (_, i) => `crash-${round}-${i}`);
				references.push(...some);
				await crashDuring(host, path, some, Math.round(random.next() * LATEST_KILL_MS));
				// whoever ordered got no answer, or is not sure: the same orders again
				await Promise.all(some.map((reference) => order(host, path, reference)));
				await until('all orders taken', () => none(host, workflow, ['new', 'running']), 120_000);
			}
			await sandbox.idle();
			// one that ends by nothing is told below, with what was reported to it
			await until('all executions ended', () => none(host, workflow, UNDER_WAY), 60_000).catch(
				() => undefined,
			);
			const executions = [];
			for (const { id } of await listExecutions(host.rest, workflow))
				executions.push(await readExecution(host.rest, id));
			const figures = figuresOf(sandbox, executions, await results.started());
			process.stdout.write(`${JSON.stringify({ ...figures, seed: SEED })}\n`);
			expect(figures).toMatchObject({ dialledTwice: 0, lost: 0, withoutEnd: [] });
			// a reference is used up for nothing in the instant between its writing and its sending
			expect(figures.dialled + figures.usedForNothing).toBe(references.length);
			expect(figures.usedForNothing).toBeLessThan(references.length / 10);
			expect(figures.reportsAtAStoppedServer).toBeGreaterThan(0);
		},
		RUN_MS,
	);
}

const order = (host: N8nHost, path: string, reference: string) =>
	host.post(path, { to: '+14155550101', reference });

/** Kills n8n so long after the first of these orders, and starts it again. */
async function crashDuring(
	host: N8nHost,
	path: string,
	references: readonly string[],
	afterMs: number,
): Promise<void> {
	// those that meet a dead n8n are refused or broken off
	const sent = references.map((reference) => order(host, path, reference).catch(() => undefined));
	await pause(afterMs);
	await host.kill();
	await Promise.all(sent);
	await host.restart();
}

async function none(
	host: N8nHost,
	workflow: string,
	statuses: readonly string[],
): Promise<true | undefined> {
	const all = await listExecutions(host.rest, workflow);
	return all.some(({ status }) => statuses.includes(status)) ? undefined : true;
}

function figuresOf(
	sandbox: Sandbox,
	executions: readonly Execution[],
	started: readonly Execution[],
) {
	const calls = sandbox.calls();
	const dialled = calls.map(({ reference }) => reference!);
	const resumed = executions
		.flatMap(endsOf)
		.filter(({ output }) => output === 'Answered')
		.map(({ item }) => item.call!.reference);
	const relayed = started.flatMap(startedWith).map(({ call }) => call.reference);
	const refused = executions
		.flatMap(endsOf)
		.filter(({ output }) => output === 'Not Called')
		.map(({ item }) => item.call!.reference);
	const crashed = executions.filter(({ status }) => status === 'crashed');
	const results = [...resumed, ...relayed];
	const once = new Set(dialled);
	const without = [...once].filter((reference) => !results.includes(reference));
	return {
		dialled: once.size,
		dialledTwice: dialled.length - once.size,
		usedForNothing: new Set(refused.filter((reference) => !once.has(reference))).size,
		resumed: resumed.length,
		/** The execution had crashed before it waited: the result came out of Outbound Call Result. */
		relayed: relayed.length,
		resultsTwice: results.length - new Set(results).size,
		crashed: crashed.length,
		/** Crashed with the result in its hands. */
		crashedWithResult: without.filter((reference) =>
			crashed.some(({ text }) => text.includes(reference)),
		).length,
		lost: without.filter((reference) => !crashed.some(({ text }) => text.includes(reference)))
			.length,
		/** Executions that go on waiting, and how their reports were answered. */
		withoutEnd: executions.filter(isUnderWay).map(({ id, status, text }) => ({
			id,
			status,
			calls: calls
				.filter(({ reference }) => text.includes(`"${reference}"`))
				.map(({ reference, timeline }) => ({
					reference,
					relayed: relayed.includes(reference!),
					reports: timeline.filter(({ event }) => event.startsWith('report')),
				})),
		})),
		reportsAtAStoppedServer: calls
			.flatMap(({ timeline }) => timeline)
			.filter(({ event, error }) => event === 'report' && error !== undefined).length,
	};
}

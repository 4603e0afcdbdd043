import type { ProviderId } from '../../../../core';
import { batchByHand, batchTally, openBatch, peopleOf, whole } from '../support/batch';
import { endedExecution, readExecution } from '../support/executions';
import { openResults } from '../support/result-workflow';
import { judgeOf } from '../support/list-judge';
import { settled, until } from '../support/until';
import type { Counterpart, World } from '../support/world';

/** More than the wait limit, and the minute in which n8n looks for waits that ran out. */
const BATCH_MS = 420_000;
const COUNT = 60;
/** The ones of the restarts: phones ring while n8n is down, and providers repeat. */
const SLOW = { speed: 4, options: { retryReports: 7 } };
const FIFTY = 50;
/** How long a phone of the sandbox rings that nobody answers. */
const RING_SECONDS = 20;

/** Every ending that reports; for those that never do, a list takes as long as the wait limit. */
const reported = (digits: string): boolean => digits !== '08';

export function batches(world: () => World): void {
	async function open(
		{ accounts }: Counterpart,
		provider: ProviderId = 'cmCom',
		waitLimitMinutes = 10,
	) {
		const { host } = world();
		const results = await openResults(host, accounts);
		const parameters = { waitLimitMinutes, resultUrl: results.url };
		return { results, calls: { provider, accounts, parameters } };
	}

	it(
		'brings everybody to the output of the exit, once, whatever their reports do',
		async () => {
			const { host } = world();
			// those who report before they answer do not answer until their report has been taken
			const options = { reportTimeoutMs: 90_000 };
			const there = await world().counterpart({ speed: 20, options });
			const { calls } = await open(there, 'cmCom', 0.5);
			const people = peopleOf('cmCom', COUNT, 'list');
			const batch = await openBatch(host, calls);
			const ended = await endedExecution(host.rest, await batch.call(people), BATCH_MS);
			expect(batchTally(people, ended, there.sandbox)).toEqual(whole(people));
			expect(ended.runs.Call?.[0]?.hints?.map(({ message }) => message)).toEqual([
				expect.stringMatching(/^60 items: .*24 answered/),
			]);
		},
		BATCH_MS,
	);

	it(
		'takes little longer than its provider: 50 calls of ten seconds at two starts a second',
		async () => {
			const { host } = world();
			const there = await world().counterpart({ speed: RING_SECONDS / 10 });
			const { calls } = await open(there, 'talkdesk');
			const people = peopleOf('talkdesk', FIFTY, 'fifty', (digits) => digits === '04');
			const batch = await openBatch(host, calls);
			const begunMs = Date.now();
			const ended = await endedExecution(host.rest, await batch.call(people), BATCH_MS);
			const seconds = (Date.now() - begunMs) / 1_000;
			const placed = there.sandbox.calls();
			const times = placed.map(({ placedAt }) => Date.parse(placedAt));
			const placing = (Math.max(...times) - Math.min(...times)) / 1_000;
			const call = (Date.parse(placed[0]!.timeline.at(-1)!.at) - times[0]!) / 1_000;
			process.stdout.write(`${JSON.stringify({ calls: FIFTY, seconds, placing, call })}\n`);
			expect(batchTally(people, ended, there.sandbox)).toEqual(whole(people));
		},
		BATCH_MS,
	);

	it(
		'goes on where it was when n8n is stopped and started again',
		() => expectWholeAfter((host) => host.restart(), 'stopped'),
		BATCH_MS,
	);

	it(
		'calls nobody twice when n8n is killed while it waits',
		() =>
			expectWholeAfter(async (host) => {
				await host.kill();
				await host.restart();
			}, 'killed'),
		BATCH_MS,
	);

	async function expectWholeAfter(
		interrupt: (host: World['host']) => Promise<void>,
		name: string,
	): Promise<void> {
		const { host } = world();
		const there = await world().counterpart(SLOW);
		const { calls, results } = await open(there, 'cmCom', 2);
		const people = peopleOf('cmCom', COUNT, name, reported);
		const batch = await openBatch(host, calls);
		const id = await batch.call(people);
		await until(
			'half of the calls placed',
			async () =>
				there.sandbox.calls().length >= COUNT / 2 &&
				(await readExecution(host.rest, id)).status === 'waiting'
					? true
					: undefined,
			BATCH_MS / 2,
		);
		const fromMs = Date.now();
		await interrupt(host);
		const starts = [{ fromMs, toMs: Date.now() }];
		// for a moment after a kill, n8n calls what waits crashed
		const ended = await until(
			'the list has ended',
			async () => {
				const now = await endedExecution(host.rest, id, BATCH_MS);
				return now.status === 'crashed' ? undefined : now;
			},
			BATCH_MS / 2,
		).catch(() => readExecution(host.rest, id));
		const isLost = ended.status === 'crashed';
		await there.sandbox.idle();
		const judged = await settled(
			async () => {
				const seen = { started: await results.started(), starts, erases: false };
				const judge = judgeOf({ people, sandbox: there.sandbox, ...seen });
				return { dialledTwice: judge.dialledTwice(), ...(!isLost && judge.ofList(ended)) };
			},
			({ lost = 0 }) => lost === 0,
		);
		process.stdout.write(`${JSON.stringify({ name, status: ended.status, ...judged })}\n`);
		expect(judged.dialledTwice).toBe(0);
		// killed in one of the moments in which the list itself ran: n8n does not go on with it
		if (isLost) return;
		const well = { notOnce: 0, wrongLineage: 0, wrong: 0, lost: 0, unexplained: [] };
		expect(judged).toMatchObject({ rows: COUNT, ...well });
		// of who was being called just then, the result comes out of Outbound Call Result
		expect(judged.right).toBeGreaterThan((COUNT * 2) / 3);
	}

	it(
		'runs from the editor’s button as well',
		async () => {
			const { host } = world();
			const there = await world().counterpart({ speed: 20 });
			const { calls } = await open(there);
			const people = peopleOf('cmCom', 10, 'by-hand', reported);
			const workflow = await host.addWorkflow(batchByHand(calls, people));
			const id = await host.run(workflow, 'Order');
			const ended = await endedExecution(host.rest, id, BATCH_MS);
			expect(batchTally(people, ended, there.sandbox)).toEqual(whole(people));
		},
		BATCH_MS,
	);
}

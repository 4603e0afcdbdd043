/** A list whose n8n is ended in the middle of it, while reports come in any order. */
import { randomOf, seedOf } from '../../../faults/random';
import { openBatch, peopleOf, type OpenBatch } from '../support/batch';
import type { Start } from '../support/crash-figures';
import {
	AT_WORK,
	UNDER_WAY,
	endedExecution,
	isUnderWay,
	listExecutions,
	noneLeft,
	readExecution,
	startedBy,
	type Execution,
} from '../support/executions';
import type { N8nHost } from '../support/host';
import { judgeOf } from '../support/list-judge';
import { startReportShuffle } from '../support/report-shuffle';
import { openResults } from '../support/result-workflow';
import { settled, until } from '../support/until';
import type { World } from '../support/world';

/** Such as RINGBACK_BATCH=500 for a long run. */
const ROWS = Number(process.env.RINGBACK_BATCH ?? 40);
/** Phones ring while n8n is down, and providers repeat. */
const SLOW = { speed: 4, options: { retryReports: 7, reportTimeoutMs: 90_000 } };
const WAIT_LIMIT_MINUTES = 4;
const RUN_MS = 600_000 + ROWS * 8_000;
const MOMENT_MS = RUN_MS / 2;
/** On their way at the same time, at most: those of which a kill may leave nothing known. */
const ON_THEIR_WAY = 20;
/** Until n8n knows again what only waited when it was killed. */
const SETTLED_MS = 20_000;
/** So many of the orders are sent again, where the list came to its end. */
const REPEATED = 40;

export interface Place extends Pick<World, 'counterpart'> {
	readonly host: N8nHost;
	/** Ends n8n, or a part of it, as an administrator or as a power cut does, and starts it again. */
	interrupt(how: 'stop' | 'kill'): Promise<void>;
	/** Where a worker that dies takes the result along that it has in its hands. */
	readonly erases: boolean;
}

interface Interruption {
	readonly how: 'stop' | 'kill';
	/** In the middle of what. */
	readonly of: 'placing' | 'waiting' | 'running';
}

export function batchKills(place: () => Place): void {
	it(
		`brings ${ROWS} rows to the output of the exit, stopped and killed while it places and while it waits`,
		() =>
			expectNobodyTwice('ended', [
				{ how: 'stop', of: 'placing' },
				{ how: 'kill', of: 'placing' },
				{ how: 'stop', of: 'waiting' },
				{ how: 'kill', of: 'waiting' },
			]),
		RUN_MS,
	);

	it(
		'calls nobody again, and brings the first results, when the orders of a lost list are sent again',
		() =>
			expectNobodyTwice(
				'lost',
				Array.from({ length: 5 }, () => ({ how: 'kill', of: 'running' })),
			),
		RUN_MS,
	);

	async function expectNobodyTwice(
		name: 'ended' | 'lost',
		interruptions: readonly Interruption[],
	): Promise<void> {
		const isRetried = name === 'ended';
		const { host, erases } = place();
		const seed = seedOf(process.env);
		const random = randomOf(seed);
		const shuffle = await startReportShuffle(host.webhooksAt, random);
		try {
			const { sandbox, accounts } = await place().counterpart(SLOW, (body) =>
				body.replaceAll(host.webhooksAt, shuffle.url),
			);
			const results = await openResults(host, accounts);
			const parameters = { waitLimitMinutes: WAIT_LIMIT_MINUTES, resultUrl: results.url };
			const batch = await openBatch(host, { provider: 'cmCom', accounts, parameters });
			const people = peopleOf('cmCom', ROWS, name);
			const begunMs = Date.now();
			let id = await batch.call(people);
			let retries = 0;
			const starts: Start[] = [];
			for (const [at, { how, of }] of interruptions.entries()) {
				const share = (at + 0.5 + random.next() / 2) / (interruptions.length + 1);
				const isThere = await momentOf(of, Math.ceil(share * ROWS), { batch, id, sandbox });
				if (!isThere) break;
				const fromMs = Date.now();
				await place().interrupt(how);
				starts.push({ fromMs, toMs: Date.now() });
				if ((await afterStart(host, id)).status !== 'crashed') continue;
				// n8n's button "Retry" goes on with what it has kept of the list
				if (!isRetried || erases) break;
				id = await startedBy(host.rest, batch.workflow, () => retry(host, id));
				retries++;
			}
			const ended = await endedExecution(host.rest, id, RUN_MS);
			const seconds = Math.round((Date.now() - begunMs) / 1_000);
			await sandbox.idle();
			// calls of a list that n8n has lost go on for themselves
			await noneLeft(host.rest, batch.workflow, UNDER_WAY, MOMENT_MS).catch(() => undefined);
			const isLost = ended.status !== 'success';
			const again = isLost ? people : people.slice(0, REPEATED);
			const repeat = await endedExecution(host.rest, await batch.call(again), RUN_MS);
			await sandbox.idle();

			const read = async () => {
				const seen = { sandbox, started: await results.started(), starts, erases };
				const judge = judgeOf({ ...seen, people });
				return {
					dialledTwice: judge.dialledTwice(),
					list: isLost ? undefined : judge.ofList(ended),
					repeat: judgeOf({ ...seen, people: again }).ofRepeat(repeat),
				};
			};
			const judged = await settled(
				read,
				({ list, repeat: { lost } }) => lost + (list?.lost ?? 0) === 0,
			);
			const figures = {
				name,
				status: ended.status,
				interruptions: starts.length,
				retries,
				...judged,
				seconds,
				...shuffle.fates,
				seed,
			};
			process.stdout.write(`${JSON.stringify(figures)}\n`);
			const well = { notOnce: 0, wrongLineage: 0, wrong: 0, lost: 0, unexplained: [] };
			expect(figures).toMatchObject({
				dialledTwice: 0,
				list: isLost ? undefined : { rows: ROWS, ...well },
				repeat: { rows: again.length, ...well },
			});
			expect(figures.list?.right ?? ROWS).toBeGreaterThanOrEqual(
				ROWS - starts.length * ON_THEIR_WAY,
			);
		} finally {
			await shuffle.stop();
		}
	}

	interface Watched {
		readonly batch: OpenBatch;
		readonly id: string;
		readonly sandbox: { calls(): readonly unknown[] };
	}

	/** False when the list has ended before. */
	const momentOf = (of: Interruption['of'], count: number, { batch, id, sandbox }: Watched) =>
		until(
			`the list is ${of}`,
			async () => {
				const { rest } = place().host;
				const { status } = await readExecution(rest, id);
				if (!isUnderWay({ status })) return false;
				if (of !== 'waiting') {
					const wanted = of === 'running' ? 'running' : 'waiting';
					return sandbox.calls().length >= count && status === wanted ? true : undefined;
				}
				const listed = await listExecutions(rest, batch.workflow);
				const isCalling = listed.some((one) => one.id !== id && AT_WORK.includes(one.status));
				return listed.length > ROWS && !isCalling && status === 'waiting' ? true : undefined;
			},
			MOMENT_MS,
			of === 'running' ? 0 : undefined,
		);

	/** n8n answers when the execution ends or waits. */
	const retry = async ({ rest }: N8nHost, id: string): Promise<void> =>
		void rest.post(`/executions/${id}/retry`, { loadWorkflow: false }).catch(() => undefined);

	/** For a moment after a kill, n8n calls crashed what waits. */
	const afterStart = (host: N8nHost, id: string): Promise<Execution> =>
		until(
			'the list is there again',
			async () => {
				const now = await readExecution(host.rest, id);
				return now.status === 'crashed' ? undefined : now;
			},
			SETTLED_MS,
		).catch(() => readExecution(host.rest, id));
}

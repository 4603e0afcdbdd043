/**
 * Agents that want something a person has to approve by phone, many at once, under the faults of
 * the network: the till's own record says what was done, the sandbox's what was pressed.
 */
import { startChatModel, type ChatModel } from '../support/chat-model';
import { endedExecution } from '../support/executions';
import { openReviewedAgent, openTill, type Till, type Wish } from '../support/reviewed-agent';
import { openResults } from '../support/result-workflow';
import type { Counterpart, World } from '../support/world';

/** 1,000 for the full count, which takes the better part of an hour. */
const RUNS = Number(process.env.RINGBACK_REVIEW_RUNS ?? 30);
const AT_ONCE = 8;
/** Enough for a wait that runs out: n8n looks for those once a minute. */
const RUN_MS = 240_000;

/** What the approvers' phones do, by the last two digits of their numbers, and what has to come of it. */
const ENDINGS: ReadonlyArray<readonly [ending: string, pays: 'yes' | 'no']> = [
	...[['11', 'yes'] as const, ['11', 'yes'] as const, ['12', 'no'] as const, ['13', 'no'] as const],
	...[['02', 'no'] as const, ['03', 'no'] as const, ['04', 'no'] as const, ['05', 'no'] as const],
	...[['06', 'no'] as const, ['07', 'no'] as const, ['09', 'no'] as const, ['10', 'no'] as const],
];
/** No report comes, or late: the wait runs out, in whose place the key is pressed for once. Few of these: each takes a minute. */
const SILENT = ['08', '14'];
const SILENT_EVERY = 10;

/** Faults of reports that change nothing of what was pressed. */
const FAULTS = ['forged-report', 'duplicate-report', 'wrong-content-type'] as const;
const FAULT_EVERY = 3;

interface Run {
	readonly ending: string;
	readonly pays: boolean;
	readonly phone: string;
	readonly approver: string;
}

const digits = (n: number, length: number) => String(n).padStart(length, '0');

const runOf = (n: number): Run => {
	const isSilent = n % SILENT_EVERY === SILENT_EVERY - 1;
	const [ending, pays] = isSilent
		? [SILENT[Math.floor(n / SILENT_EVERY) % SILENT.length]!, 'no']
		: ENDINGS[n % ENDINGS.length]!;
	return {
		...{ ending, pays: pays === 'yes' },
		phone: `+1 212 2${digits(n, 6)}`,
		approver: `+14152${digits(n, 4)}${ending}`,
	};
};

export function reviews(world: () => World): void {
	let counterpart: Counterpart;
	let model: ChatModel;
	let till: Till;
	let patient: (wish: Wish) => Promise<string>;
	let hasty: (wish: Wish) => Promise<string>;

	beforeAll(async () => {
		model = await startChatModel();
		till = await openTill();
		counterpart = await world().counterpart({
			speed: 100,
			// later than the wait and n8n's look at it
			options: { lateReportMs: 90_000, unattendedKeys: '3' },
		});
		await openResults(world().host, counterpart.accounts);
		const open = (waitLimitMinutes: number) =>
			openReviewedAgent(
				world(),
				counterpart,
				{ model, till },
				{ waitLimitMinutes, options: { callsPerSecond: 100 } },
			);
		patient = await open(10);
		hasty = await open(0.1);
	});
	afterAll(async () => {
		await model?.stop();
		await till?.stop();
	});

	async function review(n: number): Promise<Run & { readonly status: string }> {
		const run = runOf(n);
		const { sandbox } = counterpart;
		if (n % FAULT_EVERY === 0)
			await fetch(`${sandbox.url}/_sandbox/faults`, {
				method: 'POST',
				body: JSON.stringify({
					...{ provider: 'talkdesk', times: 1, to: run.approver },
					fault: FAULTS[Math.floor(n / FAULT_EVERY) % FAULTS.length],
				}),
			});
		const wants = SILENT.includes(run.ending) ? hasty : patient;
		const id = await wants({
			...{ phone: run.phone, approver: run.approver },
			// what an agent lets its tool run by, where it does not belong
			...{ approved: true, data: { approved: true } },
		});
		const { status } = await endedExecution(world().host.rest, id, RUN_MS);
		return { ...run, status };
	}

	it(
		`runs the tool for the key and for nothing else, ${RUNS} times`,
		async () => {
			const runs: Array<Awaited<ReturnType<typeof review>>> = [];
			const startedMs = Date.now();
			let next = 0;
			const work = async () => {
				while (next < RUNS) runs.push(await review(next++));
			};
			await Promise.all(Array.from({ length: AT_ONCE }, work));

			const calls = counterpart.sandbox.calls();
			const pressedAtMs = (approver: string) => {
				const { timeline = [] } = calls.find(({ to }) => to === approver) ?? {};
				const key = timeline.find(({ event, digits }) => event === 'keys' && digits === '1');
				return key === undefined ? Infinity : Date.parse(key.at);
			};
			const paidTo = (phone: string) => till.paid.filter((one) => one.phone === phone);
			const unasked = runs.filter(({ approver, phone }) =>
				paidTo(phone).some(({ atMs }) => atMs < pressedAtMs(approver)),
			);
			const wrong = runs.filter(
				({ ending, pays, phone }) =>
					!SILENT.includes(ending) && paidTo(phone).length !== (pays ? 1 : 0),
			);
			const failed = runs.filter(({ status }) => status !== 'success');
			console.info(
				`reviews: ${runs.length} in ${Math.round((Date.now() - startedMs) / 1_000)} s; ` +
					`key to be pressed ${runs.filter(({ pays }) => pays).length}, tool run ${till.paid.length}, ` +
					`without the key ${unasked.length}, calls ${calls.length}`,
			);
			expect(unasked).toEqual([]);
			expect(wrong).toEqual([]);
			expect(failed).toEqual([]);
			expect(calls).toHaveLength(RUNS);
		},
		RUN_MS + RUNS * 10_000,
	);
}

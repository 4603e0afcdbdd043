/** What became of calls while n8n was killed again and again. */
import type { Sandbox } from '../../../../sandbox/index';
import { endsOf } from './calls';
import type { Execution } from './executions';
import { startedWith } from './result-workflow';

type Call = ReturnType<Sandbox['calls']>[number];

/** From a kill until n8n was ready again, in milliseconds since the Unix epoch. */
export interface Start {
	readonly fromMs: number;
	readonly toMs: number;
}

/** From a result until n8n has answered it, and saved what its execution made of it, on a busy machine. */
const AT_WORK_MS = 5_000;

/**
 * True when a report of this call came while n8n started, and was answered 200. For a moment n8n
 * answers so whatever it is asked, "n8n is starting up", before any node is there to read it.
 */
export const perhapsSwallowed = ({ timeline }: Call, starts: readonly Start[]): boolean =>
	timeline.some(({ event, status, at }) => {
		const answeredMs = Date.parse(at);
		const isOfStart = starts.some(({ fromMs, toMs }) => fromMs <= answeredMs && answeredMs <= toMs);
		return event === 'report' && status === 200 && isOfStart;
	});

/** True when a report of this call was answered 200 shortly before a kill: n8n saves later. */
export const isCutOff = ({ timeline }: Call, starts: readonly Start[]): boolean =>
	timeline.some(({ event, status, at }) => {
		const atMs = Date.parse(at);
		const isBeforeKill = starts.some(({ fromMs }) => fromMs - AT_WORK_MS <= atMs && atMs <= fromMs);
		return event === 'report' && status === 200 && isBeforeKill;
	});

export function crashFigures(
	calls: readonly Call[],
	starts: readonly Start[],
	/** Of the workflow that calls. */
	executions: readonly Execution[],
	/** Of the workflow that "Outbound Call Result" starts. */
	started: readonly Execution[],
) {
	const dialled = calls.map(({ reference }) => reference!);
	const once = new Set(dialled);
	const resumed = referencesBehind('Answered', executions);
	const relayed = started.flatMap(startedWith).map(({ call }) => call.reference);
	const refused = referencesBehind('Not Called', executions);
	const results = [...resumed, ...relayed];
	const crashed = [...executions, ...started].filter(({ status }) => status === 'crashed');

	const without = calls.filter(({ reference }) => !results.includes(reference!));
	const isWithResult = (call: Call) =>
		crashed.some(
			({ text }) =>
				text.includes(`"${call.reference}"`) &&
				(text.includes('"answered"') || isCutOff(call, starts)),
		);
	const isSwallowed = (call: Call) => !isWithResult(call) && perhapsSwallowed(call, starts);
	const lost = without.filter((call) => !isWithResult(call) && !isSwallowed(call));
	return {
		dialled: once.size,
		dialledTwice: dialled.length - once.size,
		/** When phones rang for them. */
		twice: [...once]
			.map((reference) => calls.filter((call) => call.reference === reference))
			.filter(({ length }) => length > 1)
			.map((same) => ({ reference: same[0]!.reference, at: same.map((call) => call.placedAt) })),
		usedForNothing: new Set(refused.filter((reference) => !once.has(reference))).size,
		resumed: resumed.length,
		/** The execution had crashed before it waited: the result came out of Outbound Call Result. */
		relayed: relayed.length,
		resultsTwice: results.length - new Set(results).size,
		crashed: crashed.length,
		/** Crashed with the result in its hands. */
		crashedWithResult: without.filter(isWithResult).length,
		/** Answered by an n8n that had no nodes yet. */
		swallowed: without.filter(isSwallowed).length,
		lost: lost.length,
		/** How the reports were answered of those that are lost. */
		lostReports: lost.map(({ reference, timeline }) => ({
			reference,
			executions: executions
				.filter(({ text }) => text.includes(`"${reference}"`))
				.map(({ id, status }) => ({ id, status })),
			reports: timeline.filter(({ event }) => event.startsWith('report')),
		})),
		reportsAtAStoppedServer: calls
			.flatMap(({ timeline }) => timeline)
			.filter(({ event, error }) => event === 'report' && error !== undefined).length,
	};
}

/** Of executions under way, those whose report n8n cannot have swallowed while it started. */
export const stillToEnd = (
	underWay: readonly Execution[],
	calls: readonly Call[],
	starts: readonly Start[],
): Execution[] =>
	underWay.filter(
		({ text }) =>
			!calls.some((call) => text.includes(`"${call.reference}"`) && perhapsSwallowed(call, starts)),
	);

const referencesBehind = (output: string, executions: readonly Execution[]): string[] =>
	executions
		.flatMap(endsOf)
		.filter((end) => end.output === output)
		.map(({ item }) => item.call!.reference);

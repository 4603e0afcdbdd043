/**
 * Talkdesk's Studio flow execution report: one row per executed step (Talkdesk, "Studio Flow
 * Execution Report", API reference and data dictionary).
 */
import type { CallRecord, StepRun } from '../calls/call';
import type { Options } from '../base/options';
import { localDateTime } from '../base/local-time';
import { KINDS, type Kind } from '../flows/steps';
import type { Context } from '../engine/context';

/** Column title of the CSV for each key of the JSON. */
export const COLUMNS = {
	call_sid: 'Call_SID',
	flow_execution_id: 'Flow Execution ID',
	interaction_id: 'Interaction ID',
	destination_number: 'Destination Number',
	origin_number: 'Origin Number',
	flow_name: 'Flow Definition Name',
	flow_id: 'Flow Definition ID',
	component_title: 'Component Title',
	step_name: 'Executed Step Name',
	exit: 'Exit Name',
	time_in_step: 'Time In Step Execution',
	timestamp: 'Step Execution Started Time',
	'studio_flow_executions_aggregated.flow_execution_finished_time': 'Flow Execution Finished Time',
	step_execution_order: 'Step Execution Order',
} as const;
export type Row = Readonly<Record<keyof typeof COLUMNS, string | number | null>>;

/** Observed values fit a fraction of a day. */
const SECONDS_PER_DAY = 86_400;

function exitName({ component, exit }: StepRun, { talkdeskReportExits }: Options): string {
	if (component !== 'make_outbound_call' || talkdeskReportExits === 'as-in-studio') return exit;
	return exit.toLowerCase().replaceAll(' ', '_');
}

/** Every step of a call so far, times in the zone wished for. */
export const rowsOf = (record: CallRecord, options: Options, timezone = 'UTC'): Row[] => {
	const dateTime = (iso: string) => localDateTime(Date.parse(iso), timezone);
	const { call, executionId, flowName, from, steps } = record;
	return steps.map((run, order) => ({
		call_sid: call.phone === null || call.phone === 'invalidNumber' ? null : `CA${executionId}`,
		flow_execution_id: executionId,
		interaction_id: call.id,
		destination_number: call.to,
		origin_number: from,
		flow_name: flowName,
		flow_id: call.flowId,
		component_title: KINDS[run.component as Kind].title,
		step_name: run.step,
		exit: exitName(run, options),
		time_in_step: run.seconds / SECONDS_PER_DAY,
		timestamp: dateTime(run.startedAt),
		'studio_flow_executions_aggregated.flow_execution_finished_time':
			call.endedAt && dateTime(call.endedAt),
		step_execution_order: order,
	}));
};

/** The rows a job finds: Talkdesk's calls, steps begun in the timespan and old enough to be known. */
export function reportRows(
	{ calls, clock, options, speed }: Context,
	{ timezone, timespan }: { timezone: string; timespan: { from: string; to: string } },
): Row[] {
	const fromMs = Date.parse(timespan.from);
	const knownMs = clock.nowMs() - (options.talkdeskReportDelaySeconds * 1_000) / speed;
	const untilMs = Math.min(Date.parse(timespan.to), knownMs + 1);
	const isWanted = ({ startedAt }: StepRun): boolean => {
		const startedMs = Date.parse(startedAt);
		return startedMs >= fromMs && startedMs < untilMs;
	};
	return Array.from(calls.records())
		.filter(({ call }) => call.provider === 'talkdesk')
		.flatMap((record) =>
			rowsOf(record, options, timezone).filter((_row, order) => isWanted(record.steps[order]!)),
		);
}

/** A field that a spreadsheet would take for a formula is made text of (CSV injection). */
function cell(value: string | number | null): string {
	const text = String(value ?? '');
	const safe =
		typeof value === 'string' && /^[=@\t\r]|^[+-](?!\d+$)/.test(text) ? `'${text}` : text;
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180. */
export const csvOf = (rows: readonly Row[]): string => {
	const keys = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
	const lines = [
		keys.map((key) => COLUMNS[key]),
		...rows.map((row) => keys.map((key) => cell(row[key]))),
	];
	return lines.map((line) => `${line.join(',')}\r\n`).join('');
};

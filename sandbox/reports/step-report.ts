/**
 * One row per executed step, in the columns of the Studio flow execution report ("Studio Flow
 * Execution Report", API reference and data dictionary).
 */
import type { CallRecord, StepRun } from '../calls/call';
import { localDateTime } from '../base/local-time';
import { KINDS, type Kind } from '../flows/steps';

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

/** How a report spells the exit of a step. */
export type SpellExit = (run: StepRun) => string;

/** Every step of a call so far, times in the zone wished for. */
export const rowsOf = (record: CallRecord, spellExit: SpellExit, timezone = 'UTC'): Row[] => {
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
		exit: spellExit(run),
		time_in_step: run.seconds / SECONDS_PER_DAY,
		timestamp: dateTime(run.startedAt),
		'studio_flow_executions_aggregated.flow_execution_finished_time':
			call.endedAt && dateTime(call.endedAt),
		step_execution_order: order,
	}));
};

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

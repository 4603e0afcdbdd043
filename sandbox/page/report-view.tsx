import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { get } from './kit/api';
import { badge } from './kit/badge';
import { counted, duration } from './kit/format';
import { attempt } from './kit/notices';
import type { ViewProps } from './state';
import { newestFirst } from './report-rows';
import type { ReportRow } from './kit/wire';
import { providerName } from './kit/providers';
import { exitTone } from './kit/words';

/** The newest so many; all of them are in the CSV. */
const MAX_ROWS = 200;
/** `time_in_step` is a fraction of a day. */
const SECONDS_PER_DAY = 86_400;

const text = (value: string | number | null | undefined): string => String(value ?? '');

/** Column heading → what stands in it. */
const COLUMNS: Readonly<Record<string, (row: ReportRow) => ComponentChildren>> = {
	Started: (row) => text(row.timestamp),
	Number: (row) => text(row.destination_number),
	Flow: (row) => text(row.flow_name),
	'#': (row) => text(row.step_execution_order),
	Component: (row) => text(row.component_title),
	Step: (row) => text(row.step_name),
	Exit: (row) => badge(text(row.exit), exitTone(text(row.exit))),
	'Time in step': (row) => duration(Number(row.time_in_step ?? 0) * SECONDS_PER_DAY),
	Interaction: (row) => <code>{text(row.interaction_id)}</code>,
};

const table = (rows: readonly ReportRow[]): VNode => (
	<div class="scroll" tabindex={0} role="region" aria-label="Rows of the report">
		<table>
			<thead>
				<tr>
					{Object.keys(COLUMNS).map((name) => (
						<th scope="col">{name}</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => (
					<tr>
						{Object.values(COLUMNS).map((cell) => (
							<td>{cell(row)}</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	</div>
);

interface Report {
	/** Newest first. */
	readonly rows: readonly ReportRow[];
	readonly total: number;
}

const drawn = ({ rows, total }: Report): VNode[] => {
	if (rows.length === 0) return [<p class="hint">No step has been carried out yet.</p>];
	const all = counted(total, 'row');
	const part = `The newest ${rows.length} of ${all}; the CSV has them all.`;
	return [<p class="hint">{total > rows.length ? part : all}</p>, table(rows)];
};

/** The report of steps, of all providers or of the one whose own it is, read when it is asked for: it is long. */
export function ReportView({ state, isOpen }: ViewProps): VNode {
	const [provider, choose] = useState('all');
	const [report, setReport] = useState<Report | null>(null);
	const query = `provider=${provider}`;
	const refresh = () =>
		void attempt('No report', async () => {
			const { entries, total } = await get<{ entries: ReportRow[]; total: number }>(
				`/report?${query}&limit=${MAX_ROWS}`,
			);
			setReport({ rows: newestFirst(entries), total });
		});
	useEffect(() => {
		if (isOpen) refresh();
	}, [isOpen, provider]);
	const own = state.about?.reportProvider;
	return (
		<>
			<div class="heading">
				<h2 id="title-report">Report</h2>
				<label>
					<span class="sr-only">Provider</span>
					<select
						id="report-provider"
						onChange={({ currentTarget }) => choose(currentTarget.value)}
					>
						<option value="all">All providers</option>
						{own !== undefined && <option value={own}>{providerName(own)}</option>}
					</select>
				</label>
				<button type="button" id="report-refresh" class="plain" onClick={refresh}>
					Refresh
				</button>
				<a
					id="report-csv"
					class="button"
					download="studio_flow_execution.csv"
					href={`/_sandbox/report?format=csv&${query}`}
				>
					Download CSV
				</a>
			</div>
			<p class="hint">
				One row for each step a flow has carried out, in the columns of the Studio flow execution
				report.
			</p>
			<div id="report">{report ? drawn(report) : []}</div>
		</>
	);
}

import { get } from './kit/api';
import { badge } from './kit/badge';
import { byId, h } from './kit/dom';
import { counted, duration } from './kit/format';
import { attempt } from './kit/notices';
import type { View } from './kit/router';
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
const COLUMNS: Readonly<Record<string, (row: ReportRow) => string | Node>> = {
	Started: (row) => text(row.timestamp),
	Number: (row) => text(row.destination_number),
	Flow: (row) => text(row.flow_name),
	'#': (row) => text(row.step_execution_order),
	Component: (row) => text(row.component_title),
	Step: (row) => text(row.step_name),
	Exit: (row) => badge(text(row.exit), exitTone(text(row.exit))),
	'Time in step': (row) => duration(Number(row.time_in_step ?? 0) * SECONDS_PER_DAY),
	Interaction: (row) => h('code', {}, text(row.interaction_id)),
};

const table = (rows: readonly ReportRow[]): HTMLElement =>
	h(
		'div',
		{ class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Rows of the report' },
		h(
			'table',
			{},
			h(
				'thead',
				{},
				h('tr', {}, ...Object.keys(COLUMNS).map((name) => h('th', { scope: 'col' }, name))),
			),
			h(
				'tbody',
				{},
				...rows.map((row) =>
					h('tr', {}, ...Object.values(COLUMNS).map((cell) => h('td', {}, cell(row)))),
				),
			),
		),
	);

/** The report of steps, of all providers or of the one whose `own` it is, read when it is asked for: it is long. */
export function reportView(own: string): View {
	const parent = byId('report');
	const provider = byId<HTMLSelectElement>('report-provider');
	provider.append(
		...Object.entries({ all: 'All providers', [own]: providerName(own) }).map(([value, label]) =>
			h('option', { value }, label),
		),
	);

	async function load() {
		const query = `provider=${provider.value}`;
		byId('report-csv').setAttribute('href', `/_sandbox/report?format=csv&${query}`);
		const { entries, total } = await get<{ entries: ReportRow[]; total: number }>(
			`/report?${query}&limit=${MAX_ROWS}`,
		);
		const newest = newestFirst(entries);
		const note =
			total > newest.length
				? `The newest ${newest.length} of ${counted(total, 'row')}; the CSV has them all.`
				: counted(total, 'row');
		parent.replaceChildren(
			h('p', { class: 'hint' }, entries.length === 0 ? 'No step has been carried out yet.' : note),
			...(entries.length === 0 ? [] : [table(newest)]),
		);
	}
	const refresh = () => void attempt('No report', load);
	provider.addEventListener('change', refresh);
	byId('report-refresh').addEventListener('click', refresh);
	return { render: () => undefined, open: refresh };
}

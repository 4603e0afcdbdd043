/** The table of docs/providers, from what core knows of each provider. */
import {
	EXITS,
	PROVIDER_IDS,
	labelOf,
	labelOfField,
	providers,
	tableOf,
	type ProviderId,
} from '../core';

const BEGIN = '<!-- providers: written by "npm run docs" -->';
const END = '<!-- /providers -->';

const NONE = '–';
const UNITS: Readonly<Record<number, string>> = { 1_000: 'a second', 60_000: 'a minute' };

type Column = readonly [head: string, cell: (id: ProviderId) => string];

const COLUMNS: readonly Column[] = [
	['provider', (id) => `[${tableOf(id).displayName}](${pageOf(id)})`],
	['signs in with', secretsOf],
	['number to call from', callerOf],
	['variables for the flow', variablesOf],
	['also with a call', othersOf],
	[
		'how the ending comes back',
		(id) => (tableOf(id).flowPosts ? 'the flow posts it' : 'by itself'),
	],
	['no report says', unsaidOf],
	['looked up afterwards', (id) => (tableOf(id).looksUp ? 'yes' : NONE)],
	['published limit', limitOf],
];

/** The step list beside the page: `cm-com.md` for `cmCom`. */
function pageOf(id: ProviderId): string {
	return `${id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;
}

/** What has to be kept secret of an account; one of them where there is a choice. */
function secretsOf(id: ProviderId): string {
	return tableOf(id)
		.account.fields.filter(({ need, kind }) => need === 'required' && /^(secret|key)$/.test(kind))
		.map(({ name }) => labelOfField(name))
		.join(' or ');
}

/** The exits that no report of the provider can say. */
function unsaidOf(id: ProviderId): string {
	const unsaid = EXITS.filter(
		(exit) => exit !== 'noResult' && providers[id].callback.example(exit) === null,
	);
	return unsaid.map((exit) => labelOf(exit)).join(', ') || NONE;
}

const taken = (id: ProviderId, field: string) =>
	tableOf(id).call.find(({ name }) => name === field);

function callerOf(id: ProviderId): string {
	const from = taken(id, 'from');
	if (from === undefined) return 'chosen in the flow';
	return from.need === 'required' ? '_From_' : '_From_, or chosen in the flow';
}

function variablesOf(id: ProviderId): string {
	if (taken(id, 'variables') === undefined) return NONE;
	return tableOf(id).variableValues === 'text' ? 'text' : 'any JSON';
}

function othersOf(id: ProviderId): string {
	const others = tableOf(id).call.map(({ name }) => name);
	const labels = others.filter((name) => name !== 'from' && name !== 'variables').map(labelOfField);
	return labels.length === 0 ? NONE : labels.map((label) => `_${label}_`).join(', ');
}

function limitOf(id: ProviderId): string {
	const starts = providers[id].limits?.starts;
	if (starts === undefined) return 'none published';
	const unit = UNITS[starts.perMs] ?? `in ${starts.perMs / 1_000} seconds`;
	return `${starts.requests} starts ${unit}, kept for you`;
}

/** As prettier writes a table. */
function table(): string {
	const rows = [
		COLUMNS.map(([head]) => head),
		...PROVIDER_IDS.map((id) => COLUMNS.map(([, cell]) => cell(id))),
	];
	const widths = COLUMNS.map((_column, at) => Math.max(...rows.map((row) => row[at]!.length)));
	const line = (cells: readonly string[], filler: string) =>
		`| ${cells.map((cell, at) => cell.padEnd(widths[at]!, filler)).join(' | ')} |`;
	const [head = [], ...body] = rows;
	const rule = COLUMNS.map(() => '');
	return [line(head, ' '), line(rule, '-'), ...body.map((row) => line(row, ' '))].join('\n');
}

export const PAGE = 'docs/providers/README.md';

/** A page with its table as it is now. Throws where the marks are not found. */
export function withProviders(page: string): string {
	const [before, rest] = page.split(BEGIN);
	const [, after] = rest?.split(END) ?? [];
	if (before === undefined || after === undefined)
		throw new Error(`the page lacks "${BEGIN}" or "${END}"`);
	return `${before}${BEGIN}\n\n${table()}\n\n${END}${after}`;
}

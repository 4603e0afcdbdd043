/** Writes the tables of docs/calling-rules.md from the packs. */
import { CALENDARS, HOLIDAYS, type HolidayRule } from '../core/rules/holidays.data';
import { PACKS } from '../core/rules/packs';
import type { PackRow } from '../core/rules/packs/row';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const ORDINALS: Readonly<Record<number, string>> = {
	1: 'first',
	2: 'second',
	3: 'third',
	4: 'fourth',
	[-1]: 'last',
};
const MONTHS = Array.from({ length: 12 }, (_, month) =>
	new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month)),
);

export const PAGE = 'docs/calling-rules.md';

/** The page with its tables as the data say. Throws where the marks are not found. */
export const withTables = (page: string): string =>
	filled(filled(page, 'packs', packs()), 'holidays', holidays());

function filled(page: string, name: string, table: string): string {
	const [before, rest] = page.split(`<!-- ${name} -->`);
	const after = rest?.split(`<!-- /${name} -->`)[1];
	if (before === undefined || after === undefined) throw new Error(`no markers for ${name}`);
	return `${before}<!-- ${name} -->\n\n${table}\n\n<!-- /${name} -->${after}`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const escaped = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
	const widths = head.map((cell, at) =>
		Math.max(cell.length, ...escaped.map((row) => row[at]!.length)),
	);
	const line = (cells: readonly string[], fill = ' ') =>
		`| ${cells.map((cell, at) => cell.padEnd(widths[at]!, fill)).join(' | ')} |`;
	return [
		line(head),
		line(
			head.map(() => ''),
			'-',
		),
		...escaped.map((row) => line(row)),
	].join('\n');
}

const packs = (): string =>
	tableOf(
		['where', 'binds', 'rule', 'source', 'read'],
		Object.values(PACKS)
			.flat()
			.map((row) => [
				row.region === null ? row.country : `${row.country}-${row.region}`,
				row.purpose === 'all' ? 'marketing, transactional' : row.purpose,
				ruleOf(row),
				row.source,
				row.read,
			]),
	);

function ruleOf(row: PackRow): string {
	switch (row.kind) {
		case 'hours':
			return `hours: ${row.value}`;
		case 'holidays':
			return `nobody is called on the holidays of ${row.value}`;
		case 'consent':
			return `consent: ${row.value}`;
		case 'calls': {
			const { calls, perHours, unlessConsent } = row.value;
			const span = perHours > 24 ? `${perHours / 24} days` : `${perHours} hours`;
			return `calls: at most ${calls} to one number in ${span}${unlessConsent ? ', unless there is consent' : ''}`;
		}
		case 'callerSeries':
			return `caller: the number has to begin with ${row.value} behind the country code`;
		case 'duty':
			return `duty: ${row.value}`;
	}
}

const holidays = (): string =>
	tableOf(
		['calendar', 'days', 'source', 'read'],
		Object.entries(CALENDARS).map(([calendar, { source, read }]) => [
			calendar,
			HOLIDAYS.filter(({ calendars }) => calendars.includes(calendar))
				.map(({ name, rule }) => `${name} (${dateOf(rule)})`)
				.join(', '),
			source,
			read,
		]),
	);

function dateOf(rule: HolidayRule): string {
	if ('easter' in rule)
		return `${Math.abs(rule.easter)} ${Math.abs(rule.easter) === 1 ? 'day' : 'days'} ${rule.easter < 0 ? 'before' : 'after'} Easter Sunday`;
	if ('nth' in rule) {
		const day = `${ORDINALS[rule.nth]} ${WEEKDAYS[rule.weekday]} of ${MONTHS[rule.month - 1]}`;
		return rule.plus ? `the day after the ${day}` : `${day}`;
	}
	const date = `${rule.day} ${MONTHS[rule.month - 1]}`;
	const kept = {
		nearest: 'the nearest weekday',
		monday: 'the Monday after',
		afterNext: 'two days later',
	};
	return rule.weekend ? `${date}; on a weekend also ${kept[rule.weekend]}` : date;
}

import { REPORT_FAULTS, START_FAULTS } from './faults';

/** The faults and what a builder sees of them, as the tables of docs/at-most-once.md. */
export function faultTable(): string {
	const starts = Object.values(START_FAULTS).filter(({ what }) => what !== 'nothing');
	const reports = Object.values(REPORT_FAULTS).filter(({ what }) => what !== 'nothing');
	return [
		markdown(
			['at the start', 'phones that ring', 'a waiting trigger'],
			starts.map(({ what, leadsTo, seen }) => [what, RINGS[leadsTo], seen]),
		),
		markdown(
			['at the report', 'a waiting trigger'],
			reports.map(({ what, seen }) => [what, seen]),
		),
	].join('\n\n');
}

const RINGS = { answer: '1', noAnswer: '1', noCall: '0', error: '0' } as const;

/** Padded as prettier would. */
function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const widths = head.map((_, column) =>
		Math.max(...[head, ...rows].map((row) => row[column]!.length)),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** Calling hours as people write them: `Mon-Fri 09:00-18:00; Sat 10:00-14:00`. */
import { MINUTES_A_DAY, type Week, type Window } from './schedule';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** `daily` and no day at all: every day. */
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/** One line of hours, before it is checked. */
export interface HoursRow {
	/** `Mon-Fri`, `Sat, Sun`, a list of days, or empty for every day. */
	readonly days?: unknown;
	readonly from?: unknown;
	readonly to?: unknown;
}

/** Why a row cannot be taken. */
export type HoursFault = 'unreadable' | 'endsBeforeItBegins';

/** The rows of a text; null where a part is none. Parts stand behind a semicolon or a line break. */
export function rowsOfHours(text: string): readonly (HoursRow | null)[] {
	const parts = text.split(/[;\n]/).filter((part) => part.trim() !== '');
	return parts.flatMap((part): (HoursRow | null)[] => {
		const [, days, windows = ''] = /^([^\d]*)(\d.*)$/s.exec(part.trim()) ?? [];
		const ranges = windows.split(',').map((range) => /^\s*(\S+?)\s*[-–]\s*(\S+?)\s*$/.exec(range));
		const named = days?.replace(/[:\s]+$/, '');
		return ranges.map((range) => range && { days: named, from: range[1], to: range[2] });
	});
}

/** The windows that a row opens, and on which days. */
export function readHoursRow(
	row: HoursRow,
): { days: readonly number[]; window: Window } | HoursFault {
	const days = daysOf(row.days);
	const [from, to] = [minutesOf(row.from), minutesOf(row.to)];
	if (days === null || from === null || to === null || from === MINUTES_A_DAY) return 'unreadable';
	return from < to ? { days, window: [from, to] } : 'endsBeforeItBegins';
}

/** The week of several rows: where they overlap, they are one. */
export function weekOf(rows: ReadonlyArray<{ days: readonly number[]; window: Window }>): Week {
	return EVERY_DAY.map((day) => {
		const windows = rows.filter(({ days }) => days.includes(day)).map(({ window }) => window);
		const merged: [number, number][] = [];
		for (const [from, to] of [...windows].sort(([one], [other]) => one - other)) {
			const last = merged.at(-1);
			if (last && from <= last[1]) last[1] = Math.max(last[1], to);
			else merged.push([from, to]);
		}
		return merged;
	});
}

/** The week of hours that we wrote ourselves. Throws an Error for what it cannot read. */
export function weekOfText(text: string): Week {
	const rows = rowsOfHours(text).map((row) => (row ? readHoursRow(row) : 'unreadable'));
	if (rows.length === 0 || rows.some((row) => typeof row === 'string'))
		throw new Error(`not calling hours: ${text}`);
	return weekOf(rows as Array<Exclude<(typeof rows)[number], string>>);
}

function minutesOf(value: unknown): number | null {
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const [, hours, minutes = '0'] =
		/^\s*(\d{1,2})(?::(\d{2}))?(?::00)?\s*$/.exec(String(value)) ?? [];
	if (hours === undefined || Number(minutes) > 59) return null;
	const total = Number(hours) * 60 + Number(minutes);
	return total <= MINUTES_A_DAY ? total : null;
}

function daysOf(value: unknown): readonly number[] | null {
	if (value === undefined || value === null) return EVERY_DAY;
	const names = Array.isArray(value) ? value : [value];
	if (!names.every((name) => typeof name === 'string')) return null;
	const parts = names
		.flatMap((name: string) => name.replace(/\s*[-–]\s*/g, '-').split(/[,\s]+/))
		.filter((part) => part !== '');
	const days = parts.map(daysOfPart);
	if (days.some((some) => some === null)) return null;
	return days.length === 0 ? EVERY_DAY : [...new Set(days.flat() as number[])];
}

function daysOfPart(part: string): readonly number[] | null {
	if (/^daily$/i.test(part)) return EVERY_DAY;
	const ends = part.split(/[-–]/).map((name) => DAYS.findIndex((day) => isDay(name, day)));
	const [from, to = from] = ends;
	if (ends.length > 2 || ends.includes(-1)) return null;
	return Array.from({ length: ((to! - from! + 7) % 7) + 1 }, (_, at) => (from! + at) % 7);
}

/** `Mon` and `Monday`, but not `Month`. */
const isDay = (name: string, day: string): boolean => {
	const lower = name.toLowerCase();
	return lower === day || (lower.startsWith(day) && /^(?:s|nes|rs|ur)?day$/.test(lower.slice(3)));
};

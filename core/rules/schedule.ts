/** When calls may be made, and when next. */
import { isHoliday } from './holidays';
import { DAY_MS, stretchAt } from './zone-clock';

/** Minutes of a day from midnight, the first included, the last not: 480 to 1260 is 08:00 to 21:00. */
export type Window = readonly [from: number, to: number];
/** The windows of each day, in order, never touching; 0 is Sunday. */
export type Week = readonly (readonly Window[])[];

export interface Schedule {
	readonly week: Week;
	/** Names of calendars on whose holidays nobody is called. */
	readonly closedOn: readonly string[];
}

export const MINUTE_MS = 60_000;
/** Nobody holds a call for longer: two weeks in which every day is a holiday do not exist. */
const HORIZON_MS = 15 * DAY_MS;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4;

export const weekdayOf = (day: number): number => (((day + FIRST_WEEKDAY) % 7) + 7) % 7;

/**
 * The first instant from `nowMs` on at which the schedule is open in every zone; null when there
 * is none within two weeks. Goes by what the clocks on the wall show: an hour that they skip is
 * never open, one that they show twice is open twice.
 */
export function nextOpening(
	zones: readonly string[],
	schedule: Schedule,
	nowMs: number,
): number | null {
	const horizonMs = nowMs + HORIZON_MS;
	let ms = nowMs;
	for (let agreed = 0, at = 0; agreed < zones.length; at = (at + 1) % zones.length) {
		const next = nextIn(zones[at]!, schedule, ms, horizonMs);
		if (next === null) return null;
		agreed = next === ms ? agreed + 1 : 1;
		ms = next;
	}
	return ms;
}

/** The first zone in which it is too early or too late; undefined when there is none. */
export const closedZone = (
	zones: readonly string[],
	schedule: Schedule,
	nowMs: number,
): string | undefined => zones.find((zone) => nextIn(zone, schedule, nowMs, nowMs + 1) !== nowMs);

function nextIn(
	zone: string,
	schedule: Schedule,
	fromMs: number,
	horizonMs: number,
): number | null {
	for (let ms = fromMs; ms < horizonMs;) {
		const { untilMs, offsetMs } = stretchAt(zone, ms);
		const local = nextLocal(schedule, ms + offsetMs, Math.min(untilMs, horizonMs) + offsetMs);
		if (local !== null) return local - offsetMs;
		ms = untilMs;
	}
	return null;
}

function nextLocal({ week, closedOn }: Schedule, fromMs: number, limitMs: number): number | null {
	for (let day = Math.floor(fromMs / DAY_MS); day * DAY_MS < limitMs; day += 1) {
		if (closedOn.some((calendar) => isHoliday(calendar, day))) continue;
		for (const [from, to] of week[weekdayOf(day)]!) {
			const midnight = day * DAY_MS;
			if (midnight + to * MINUTE_MS <= fromMs) continue;
			const open = Math.max(fromMs, midnight + from * MINUTE_MS);
			return open < limitMs ? open : null;
		}
	}
	return null;
}

/** What is open in all of them. */
export function intersection(schedules: readonly Schedule[]): Schedule {
	const [first, ...rest] = schedules;
	if (first === undefined) return ALWAYS;
	return rest.reduce((one, other) => {
		const week = one.week.map((windows, day) => overlap(windows, other.week[day]!));
		return { week, closedOn: [...new Set([...one.closedOn, ...other.closedOn])] };
	}, first);
}

const overlap = (some: readonly Window[], others: readonly Window[]): Window[] =>
	some.flatMap(([from, to]) =>
		others.flatMap(([start, end]): Window[] => {
			const common: Window = [Math.max(from, start), Math.min(to, end)];
			return common[0] < common[1] ? [common] : [];
		}),
	);

export const MINUTES_A_DAY = 1_440;

/** The same windows every day. */
export const daily = (...windows: Window[]): Week => Array.from({ length: 7 }, () => windows);

export const ALWAYS: Schedule = { week: daily([0, MINUTES_A_DAY]), closedOn: [] };

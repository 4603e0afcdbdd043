/** Public holidays by rules of our own, for the calendars that the packs need. */
import { HOLIDAYS, type HolidayRule } from './holidays.data';
import { DAY_MS } from './zone-clock';

const known = new Map<string, ReadonlySet<number>>();

/** @param day days since 1970-01-01, by the calendar on the wall there */
export function isHoliday(calendar: string, day: number): boolean {
	const year = new Date(day * DAY_MS).getUTCFullYear();
	return holidaysOf(calendar, year).has(day);
}

/** The holidays of a year, and the days on which they are kept instead, in days since 1970-01-01. */
export function holidaysOf(calendar: string, year: number): ReadonlySet<number> {
	const key = `${calendar} ${year}`;
	const found = known.get(key);
	if (found) return found;
	// 1 January may be kept on 31 December of the year before
	const rows = HOLIDAYS.filter((row) => row.calendars.includes(calendar));
	const days = rows.flatMap(({ rule }) => [year, year + 1].flatMap((each) => daysOf(rule, each)));
	const [first, last] = [dayOf(year, 1, 1), dayOf(year, 12, 31)];
	const set: ReadonlySet<number> = new Set(days.filter((day) => day >= first && day <= last));
	known.set(key, set);
	return set;
}

const dayOf = (year: number, month: number, day: number): number =>
	Date.UTC(year, month - 1, day) / DAY_MS;
/** 0 is Sunday. */
const weekday = (day: number): number => new Date(day * DAY_MS).getUTCDay();

function daysOf(rule: HolidayRule, year: number): number[] {
	if ('easter' in rule) return [easterSunday(year) + rule.easter];
	if ('nth' in rule) return [nth(year, rule.month, rule.nth, rule.weekday) + (rule.plus ?? 0)];
	const day = dayOf(year, rule.month, rule.day);
	const moved = {
		none: {},
		nearest: { 6: -1, 0: 1 },
		monday: { 6: 2, 0: 1 },
		afterNext: { 6: 2, 0: 2 },
	}[rule.weekend ?? 'none'] as Readonly<Partial<Record<number, number>>>;
	const by = moved[weekday(day)];
	return by === undefined ? [day] : [day, day + by];
}

/** The nth weekday of a month; -1 is the last. */
function nth(year: number, month: number, count: number, wanted: number): number {
	if (count < 0) {
		const last = dayOf(year, month + 1, 1) - 1;
		return last - ((weekday(last) - wanted + 7) % 7);
	}
	const first = dayOf(year, month, 1);
	return first + ((wanted - weekday(first) + 7) % 7) + 7 * (count - 1);
}

/** Of the Gregorian calendar, by the method of Meeus, Jones and Butcher. */
function easterSunday(year: number): number {
	const golden = year % 19;
	const century = Math.floor(year / 100);
	const inCentury = year % 100;
	const leapCenturies = Math.floor(century / 4);
	const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
	const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30;
	const toSunday =
		(32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
	const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
	const days = epact + toSunday - 7 * late + 114;
	return dayOf(year, Math.floor(days / 31), (days % 31) + 1);
}

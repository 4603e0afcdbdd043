/** What clocks on the wall show, told by Intl alone: the judge of everything that our own code says. */

const formats = new Map<string, Intl.DateTimeFormat>();
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

export interface Shown {
	readonly date: string;
	/** 0 is Sunday. */
	readonly weekday: number;
	/** Since midnight, whole. */
	readonly minutes: number;
}

export function shownAt(zone: string, ms: number): Shown {
	const format =
		formats.get(zone) ??
		new Intl.DateTimeFormat('en-GB', {
			timeZone: zone,
			hourCycle: 'h23',
			weekday: 'short',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
		});
	formats.set(zone, format);
	const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
	return {
		date: `${part.year}-${part.month}-${part.day}`,
		weekday: WEEKDAYS.indexOf(part.weekday!),
		minutes: Number(part.hour) * 60 + Number(part.minute),
	};
}

/** `2026-03-29T01:30Z` as milliseconds. */
export const utc = (text: string): number => Date.parse(text);

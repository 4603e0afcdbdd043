/** A moment as the clock on a wall somewhere shows it. */
export interface LocalTime {
	/** `2026-12-25`. */
	readonly date: string;
	/** 0 is Sunday. */
	readonly weekday: number;
	/** `09:30`. */
	readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	// Swedish writes 2026-12-25 09:30
	const format = new Intl.DateTimeFormat('sv-SE', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hourCycle: 'h23',
	});
	formats.set(timeZone, format);
	return format;
}

/** `2026-12-25 09:30:00`. */
export const localDateTime = (epochMs: number, timeZone: string): string =>
	formatOf(timeZone).format(epochMs);

export function localTime(epochMs: number, timeZone: string): LocalTime {
	const [date = '', time = ''] = localDateTime(epochMs, timeZone).split(' ');
	return { date, time: time.slice(0, 5), weekday: new Date(`${date}T00:00:00Z`).getUTCDay() };
}

export function isTimeZone(name: string): boolean {
	try {
		formatOf(name);
		return true;
	} catch {
		return false;
	}
}

/** Hours that open so soon, in a zone in which that is not around midnight. @param ms since 1970, a full minute */
export function hoursFrom(ms: number): {
	readonly callingHours: string;
	readonly timeZone: string;
} {
	const timeZone = new Date(ms).getUTCHours() < 12 ? 'Etc/GMT-6' : 'Etc/GMT+6';
	const at = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(ms);
	return { callingHours: `Mon-Sun ${at}-24:00`, timeZone };
}

const MINUTE_MS = 60_000;

/** The full minute that is so far away, or a little more. */
export const minuteAfter = (ms: number): number =>
	Math.ceil((Date.now() + ms) / MINUTE_MS) * MINUTE_MS;

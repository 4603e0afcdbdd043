/** Hours that are closed now, whenever the tests run. */
const DAY_MS = 86_400_000;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Hours of one weekday, from 09:00 to 18:00 UTC, that open so many days later. @param days 1 to 6 */
export function openIn(days: number, nowMs: number) {
	const then = new Date(nowMs + days * DAY_MS);
	return {
		callingHours: `${DAYS[then.getUTCDay()]} 09:00-18:00`,
		opensAt: `${then.toISOString().slice(0, 10)}T09:00:00.000Z`,
	};
}

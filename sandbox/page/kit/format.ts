/** Time of day; the text itself when it is no time. */
export function clockTime(iso: string, locale?: string): string {
	const time = new Date(iso);
	return Number.isNaN(time.getTime()) ? iso : time.toLocaleTimeString(locale);
}

/** `0.4 s`, `12 s`, `2 min 5 s`. */
export function duration(seconds: number): string {
	if (seconds < 10) return `${Math.round(seconds * 10) / 10} s`;
	const whole = Math.round(seconds);
	return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** JSON for reading; a text stays as it is. */
export const pretty = (value: unknown): string =>
	typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '');

/** `1 call`, `2 calls`, `1,204 calls`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
	`${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** `customer_number` → `customer number`. */
export const spoken = (name: string): string => name.replaceAll('_', ' ');

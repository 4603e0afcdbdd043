/** Whether a phone may ring, judged by Intl, the texts of the packs and printed calendars: none of the code that is judged. */
import { PACKS } from '../../../core/rules/packs';
import type { PackRow } from '../../../core/rules/packs/row';
import { shownAt, type Shown } from './wall-clock';

/** The holidays of 2026, as calendars print them, with the days that are kept in their place. */
export const HOLIDAYS_2026: Readonly<Record<string, string>> = {
	FR: '01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25',
	US: '01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25',
	'US-LA':
		'01-01 01-08 01-19 02-16 02-17 04-03 05-25 06-19 07-03 07-04 08-30 09-07 10-12 11-01 11-11 11-26 12-25',
	'US-PA': '01-01 01-19 02-16 04-03 05-25 06-14 07-03 07-04 09-07 10-12 11-03 11-11 11-26 12-25',
	ES: '01-01 01-06 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25',
	AU: '01-01 01-26 04-03 04-06 04-25 12-25 12-26 12-28',
};

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Mon-Fri 10:00-13:00, 14:00-20:00; Sat 10:00-12:00` */
function isWithin(hours: string, { weekday, minutes }: Shown): boolean {
	return hours.split('; ').some((part) => {
		const days = /^([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? /.exec(part);
		if (days) {
			const [from, to] = [DAYS.indexOf(days[1]!), DAYS.indexOf(days[2] ?? days[1]!)];
			// weeks of the packs begin on Monday
			const place = (day: number) => (day + 6) % 7;
			if (place(weekday) < place(from) || place(weekday) > place(to)) return false;
		}
		return [...part.matchAll(/(\d\d):(\d\d)-(\d\d):(\d\d)/g)].some(([, h, m, toH, toM]) => {
			const [opens, closes] = [Number(h) * 60 + Number(m), Number(toH) * 60 + Number(toM)];
			return minutes >= opens && minutes < closes;
		});
	});
}

export interface Ring {
	readonly zones: readonly string[];
	/** Of the pack; undefined where there is none. */
	readonly country: string | undefined;
	/** Null: any. */
	readonly region: string | null;
	readonly purpose: 'transactional' | 'marketing';
	/** In the place of 08:00 to 21:00. */
	readonly own?: string;
}

/** True when a phone may ring in 2026. */
export function mayRing({ zones, country, region, purpose, own }: Ring, ms: number): boolean {
	const binds = (row: PackRow) =>
		(row.region === null || region === null || row.region === region) &&
		(row.purpose === 'all' || row.purpose === purpose);
	const binding = country === undefined ? [] : PACKS[country]!.filter(binds);
	return zones.every((zone) => {
		const shown = shownAt(zone, ms);
		if (!isWithin(own ?? '08:00-21:00', shown)) return false;
		return binding.every((row) => {
			if (row.kind === 'hours') return isWithin(row.value, shown);
			if (row.kind !== 'holidays') return true;
			return !HOLIDAYS_2026[row.value]!.split(' ').includes(shown.date.slice(5));
		});
	});
}

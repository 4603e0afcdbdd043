import { languageNow, type Language } from '../base/language';
import type { WallTime } from '../messages/sentences';
import { weekdayOf } from './schedule';
import { DAY_MS, localMs } from './zone-clock';

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
	en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
	de: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
	fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
};

/** What a clock on the wall of a zone shows. */
export function wallTime(zone: string, ms: number): WallTime {
	const local = localMs(zone, ms);
	return {
		zone,
		weekday: WEEKDAYS[languageNow()][weekdayOf(Math.floor(local / DAY_MS))]!,
		time: new Date(local).toISOString().slice(11, 16),
	};
}

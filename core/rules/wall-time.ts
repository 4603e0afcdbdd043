import type { WallTime } from '../messages/rules';
import { weekdayOf } from './schedule';
import { DAY_MS, localMs } from './zone-clock';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** What a clock on the wall of a zone shows. */
export function wallTime(zone: string, ms: number): WallTime {
	const local = localMs(zone, ms);
	return {
		zone,
		weekday: WEEKDAYS[weekdayOf(Math.floor(local / DAY_MS))]!,
		time: new Date(local).toISOString().slice(11, 16),
	};
}

import { PREFIXES_BY_TIME_ZONES } from '../../../core/phone/time-zones.data';
import { isTimeZone, localMs, stretchAt } from '../../../core/rules/zone-clock';
import { shownAt, utc } from './wall-clock';

const ZONES = [
	...new Set(Object.keys(PREFIXES_BY_TIME_ZONES).flatMap((names) => names.split(' '))),
];
const HOUR_MS = 3_600_000;

const ours = (zone: string, ms: number) => {
	const local = new Date(localMs(zone, ms));
	return {
		date: local.toISOString().slice(0, 10),
		weekday: local.getUTCDay(),
		minutes: local.getUTCHours() * 60 + local.getUTCMinutes(),
	};
};

describe('localMs', () => {
	it('shows in every zone of a number what Intl shows, on both sides of each change of the clocks', () => {
		expect(ZONES.length).toBeGreaterThan(280);
		let [changes, weeks] = [0, 0];
		for (const zone of ZONES) {
			const ends = utc('2028-01-01T00:00Z');
			for (let ms = utc('2026-01-01T00:00Z'); ms < ends;) {
				const { untilMs, offsetMs } = stretchAt(zone, ms);
				const changed = stretchAt(zone, untilMs).offsetMs !== offsetMs;
				changes += changed ? 1 : 0;
				// Intl is slow: of the weeks without a change, some
				for (const at of changed || weeks++ % 8 === 0 ? [untilMs - 1, untilMs] : [])
					expect({ zone, at, ...ours(zone, at) }).toEqual({ zone, at, ...shownAt(zone, at) });
				ms = untilMs;
			}
		}
		expect(changes).toBeGreaterThan(300);
	});

	it.each([
		['Europe/Berlin', '2026-03-29T01:00Z'],
		['Europe/Berlin', '2026-10-25T01:00Z'],
		['America/New_York', '2026-03-08T07:00Z'],
		['Australia/Lord_Howe', '2026-04-04T15:00Z'],
		['America/Santiago', '2026-09-06T04:00Z'],
		// Ramadan: the clocks go back for a month
		['Africa/Casablanca', '2026-02-15T02:00Z'],
		// a country that left out a day, on its way over the date line
		['Pacific/Apia', '2011-12-30T10:00Z'],
	])('finds the change of the clocks of %s at %s to the second', (zone, at) => {
		const ms = utc(at);
		expect(stretchAt(zone, ms).fromMs).toBe(ms);
		expect(stretchAt(zone, ms - 1).untilMs).toBe(ms);
		expect(stretchAt(zone, ms).offsetMs).not.toBe(stretchAt(zone, ms - 1).offsetMs);
	});

	it('remembers years without becoming wrong', () => {
		for (let year = 1990; year < 2090; year += 1) {
			const ms = Date.UTC(year, 6, 1) + HOUR_MS;
			expect(ours('America/New_York', ms)).toEqual(shownAt('America/New_York', ms));
		}
	});
});

describe('isTimeZone', () => {
	it.each([
		'Europe/Berlin',
		'america/new_york',
		'America/Argentina/Buenos_Aires',
		'UTC',
		'Etc/GMT+5',
	])('takes %s', (name) => expect(isTimeZone(name)).toBe(true));

	it.each(['Mars/Olympus', 'EST', '+02:00', 'Berlin', '', 'Europe/', 'CET', 'Europe/Berlin '])(
		'does not take "%s"',
		(name) => expect(isTimeZone(name)).toBe(false),
	);
});

/** Public holidays, one rule a row, for the calendars on which a pack lets nobody be called. */

/**
 * `month` and `day`: the same date every year; `easter`: days after Easter Sunday; `nth`: the nth
 * weekday of a month (-1 the last, weekday 0 Sunday), and `plus` days.
 *
 * `weekend`, for a date on a Saturday or Sunday, the day that is kept beside it: `nearest` Friday
 * or Monday, the `monday` that follows, or two days later (`afterNext`), for two in a row.
 */
export type HolidayRule =
	| {
			readonly month: number;
			readonly day: number;
			readonly weekend?: 'nearest' | 'monday' | 'afterNext';
	  }
	| { readonly easter: number }
	| {
			readonly nth: number;
			readonly weekday: number;
			readonly month: number;
			readonly plus?: number;
	  };

export interface Holiday {
	readonly calendars: readonly string[];
	readonly name: string;
	readonly rule: HolidayRule;
}

/** Whose days a calendar holds, and where they stand written. */
export const CALENDARS: Readonly<Record<string, { readonly source: string; readonly read: string }>> =
	{
		US: { source: '5 U.S.C. 6103: the holidays of the federation', read: '2026-11-29' },
		'US-LA': {
			source: '5 U.S.C. 6103, and the other days of La. R.S. 1:55 (A)(1) that the whole state keeps',
			read: '2026-11-29',
		},
		'US-PA': {
			source:
				'73 P.S. 2245 (a)(10) with the list at dnc.com/news/update-pennsylvania-governor-signs-new-robocall-restrictions-law',
			read: '2026-11-29',
		},
		FR: { source: 'Code du travail, article L3133-1', read: '2026-11-29' },
		ES: {
			source:
				'Calendario laboral of the BOE for 2018 and 2026: the days that the whole country keeps; regions and towns add theirs',
			read: '2026-11-29',
		},
		AU: {
			source: 'Fair Work Act 2009, section 115 (1)(a), without the birthday of the Sovereign, whose day differs; on weekends as states substitute them',
			read: '2026-11-29',
		},
	};

const US = ['US', 'US-LA'];
const US_PA = [...US, 'US-PA'];

export const HOLIDAYS: readonly Holiday[] = [
	{ calendars: US_PA, name: "New Year's Day", rule: { month: 1, day: 1, weekend: 'nearest' } },
	{ calendars: US_PA, name: 'Martin Luther King Jr. Day', rule: { nth: 3, weekday: 1, month: 1 } },
	{ calendars: US_PA, name: "Presidents' Day", rule: { nth: 3, weekday: 1, month: 2 } },
	{ calendars: US_PA, name: 'Memorial Day', rule: { nth: -1, weekday: 1, month: 5 } },
	{ calendars: US, name: 'Juneteenth', rule: { month: 6, day: 19, weekend: 'nearest' } },
	{ calendars: US_PA, name: 'Independence Day', rule: { month: 7, day: 4, weekend: 'nearest' } },
	{ calendars: US_PA, name: 'Labor Day', rule: { nth: 1, weekday: 1, month: 9 } },
	{ calendars: US_PA, name: 'Columbus Day', rule: { nth: 2, weekday: 1, month: 10 } },
	{ calendars: US_PA, name: 'Veterans Day', rule: { month: 11, day: 11, weekend: 'nearest' } },
	{ calendars: US_PA, name: 'Thanksgiving', rule: { nth: 4, weekday: 4, month: 11 } },
	{ calendars: US_PA, name: 'Christmas', rule: { month: 12, day: 25, weekend: 'nearest' } },

	{ calendars: ['US-LA'], name: 'Battle of New Orleans', rule: { month: 1, day: 8 } },
	{ calendars: ['US-LA'], name: 'Huey P. Long Day', rule: { month: 8, day: 30 } },
	{ calendars: ['US-LA'], name: 'Mardi Gras', rule: { easter: -47 } },
	{ calendars: ['US-LA', 'US-PA'], name: 'Good Friday', rule: { easter: -2 } },
	{ calendars: ['US-LA'], name: "All Saints' Day", rule: { month: 11, day: 1 } },
	{ calendars: ['US-PA'], name: 'Flag Day', rule: { month: 6, day: 14 } },
	{ calendars: ['US-PA'], name: 'Election Day', rule: { nth: 1, weekday: 1, month: 11, plus: 1 } },

	{ calendars: ['FR'], name: "Jour de l'an", rule: { month: 1, day: 1 } },
	{ calendars: ['FR'], name: 'Lundi de Pâques', rule: { easter: 1 } },
	{ calendars: ['FR'], name: 'Fête du Travail', rule: { month: 5, day: 1 } },
	{ calendars: ['FR'], name: 'Victoire de 1945', rule: { month: 5, day: 8 } },
	{ calendars: ['FR'], name: 'Ascension', rule: { easter: 39 } },
	{ calendars: ['FR'], name: 'Lundi de Pentecôte', rule: { easter: 50 } },
	{ calendars: ['FR'], name: 'Fête nationale', rule: { month: 7, day: 14 } },
	{ calendars: ['FR'], name: 'Assomption', rule: { month: 8, day: 15 } },
	{ calendars: ['FR'], name: 'Toussaint', rule: { month: 11, day: 1 } },
	{ calendars: ['FR'], name: 'Armistice de 1918', rule: { month: 11, day: 11 } },
	{ calendars: ['FR'], name: 'Noël', rule: { month: 12, day: 25 } },

	{ calendars: ['ES'], name: 'Año Nuevo', rule: { month: 1, day: 1 } },
	{ calendars: ['ES'], name: 'Epifanía', rule: { month: 1, day: 6 } },
	{ calendars: ['ES'], name: 'Viernes Santo', rule: { easter: -2 } },
	{ calendars: ['ES'], name: 'Fiesta del Trabajo', rule: { month: 5, day: 1 } },
	{ calendars: ['ES'], name: 'Asunción', rule: { month: 8, day: 15 } },
	{ calendars: ['ES'], name: 'Fiesta Nacional', rule: { month: 10, day: 12 } },
	{ calendars: ['ES'], name: 'Todos los Santos', rule: { month: 11, day: 1 } },
	{ calendars: ['ES'], name: 'Constitución', rule: { month: 12, day: 6 } },
	{ calendars: ['ES'], name: 'Inmaculada', rule: { month: 12, day: 8 } },
	{ calendars: ['ES'], name: 'Navidad', rule: { month: 12, day: 25 } },

	{ calendars: ['AU'], name: "New Year's Day", rule: { month: 1, day: 1, weekend: 'monday' } },
	{ calendars: ['AU'], name: 'Australia Day', rule: { month: 1, day: 26, weekend: 'monday' } },
	{ calendars: ['AU'], name: 'Good Friday', rule: { easter: -2 } },
	{ calendars: ['AU'], name: 'Easter Monday', rule: { easter: 1 } },
	{ calendars: ['AU'], name: 'Anzac Day', rule: { month: 4, day: 25 } },
	{ calendars: ['AU'], name: 'Christmas Day', rule: { month: 12, day: 25, weekend: 'afterNext' } },
	{ calendars: ['AU'], name: 'Boxing Day', rule: { month: 12, day: 26, weekend: 'afterNext' } },
];

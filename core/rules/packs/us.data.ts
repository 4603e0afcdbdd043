import type { PackRow } from './row';

const read = '2026-11-29';
const federal = { country: 'US', region: null, read } as const;
const state = (region: string, source: string) =>
	({ country: 'US', region, source, read, purpose: 'marketing' }) as const;

/** Where the law itself was not at hand. */
const TABLE = 'hours as told at dropcowboy.com/state-compliance on 2025-11-01';

const FLORIDA = state('FL', 'Fla. Stat. 501.616 (6)');
const OKLAHOMA = state('OK', 'Telephone Solicitation Act of 2022, 15 O.S. 775C.1 and following');
const MARYLAND = state('MD', 'Stop the Spam Calls Act of 2023, Md. Code, Com. Law 14-4501 and following');
const ALABAMA = state('AL', 'Ala. Admin. Code r. 770-X-5-.17 (1)(b)');
const LOUISIANA = state('LA', 'La. R.S. 45:811 (2) and (3)');
const RHODE_ISLAND = state('RI', 'R.I. Gen. Laws 5-61-2 and 5-61-3.6');
const UTAH = state('UT', 'Utah Code 13-25a-103 (3)');

export const US: readonly PackRow[] = [
	{
		...federal,
		kind: 'hours',
		value: '08:00-21:00',
		purpose: 'marketing',
		source: '47 CFR 64.1200 (c)(1)',
	},
	{
		...federal,
		kind: 'consent',
		value: 'Prior express written consent for an artificial or prerecorded voice that sells.',
		purpose: 'marketing',
		source: '47 CFR 64.1200 (a)(2) and (a)(3); FCC 24-17 for voices made by AI',
	},
	{
		...federal,
		kind: 'calls',
		value: { calls: 3, perHours: 720, unlessConsent: true },
		purpose: 'transactional',
		source: '47 CFR 64.1200 (a)(3); 88 FR 3668 (FCC 22-100): calls to homes without consent',
	},
	{
		...federal,
		kind: 'duty',
		value:
			'About a parcel, without consent: one call per parcel, two where somebody has to sign, a minute at most, no advertising, with a way to opt out. A reference per parcel and Call Once keep to one call.',
		purpose: 'transactional',
		source: '80 FR 15688 (FCC 14-32); FCC 20-186',
	},
	{
		...federal,
		kind: 'duty',
		value:
			'Say at the beginning who calls, give a phone number, and offer a key that ends further calls.',
		purpose: 'all',
		source: '47 CFR 64.1200 (b)',
	},
	{
		...federal,
		kind: 'duty',
		value: 'Compare with the national list, no older than 31 days, and with your own list.',
		purpose: 'marketing',
		source: '47 CFR 64.1200 (c)(2) and (d)',
	},
	{ ...ALABAMA, kind: 'hours', value: 'Mon-Sat 08:00-20:00' },
	{ ...ALABAMA, kind: 'holidays', value: 'US' },
	{
		...state('CT', `Conn. Gen. Stat. 42-288a; ${TABLE}`),
		kind: 'hours',
		value: '09:00-20:00',
	},
	{ ...FLORIDA, kind: 'hours', value: '08:00-20:00' },
	{ ...FLORIDA, kind: 'calls', value: { calls: 3, perHours: 24 } },
	{ ...state('KY', `KRS 367.46955; ${TABLE}`), kind: 'hours', value: '10:00-21:00' },
	{ ...LOUISIANA, kind: 'hours', value: 'Mon-Sat 08:00-20:00' },
	{ ...LOUISIANA, kind: 'holidays', value: 'US-LA' },
	{ ...MARYLAND, kind: 'hours', value: '08:00-20:00' },
	{ ...MARYLAND, kind: 'calls', value: { calls: 3, perHours: 24 } },
	{ ...state('MA', TABLE), kind: 'hours', value: '08:00-20:00' },
	{ ...state('MI', TABLE), kind: 'hours', value: '09:00-21:00' },
	{ ...state('MN', TABLE), kind: 'hours', value: '09:00-21:00' },
	{ ...state('NM', TABLE), kind: 'hours', value: '09:00-21:00' },
	{ ...state('NV', TABLE), kind: 'hours', value: '09:00-20:00' },
	{
		...state('MS', 'Miss. Code Ann. 77-3-723'),
		kind: 'hours',
		value: 'Mon-Sat 08:00-20:00',
	},
	{ ...OKLAHOMA, kind: 'hours', value: '09:00-20:00', source: `${OKLAHOMA.source}; 755.1 for machines that dial` },
	{ ...OKLAHOMA, kind: 'calls', value: { calls: 3, perHours: 24 } },
	{ ...state('PA', '73 P.S. 2245 (a)(10)'), kind: 'holidays', value: 'US-PA' },
	{ ...RHODE_ISLAND, kind: 'hours', value: 'Mon-Fri 09:00-18:00; Sat 10:00-17:00' },
	{ ...RHODE_ISLAND, kind: 'holidays', value: 'US' },
	{
		...state('TX', `Tex. Bus. & Com. Code 301.051; ${TABLE}`),
		kind: 'hours',
		value: 'Mon-Sat 09:00-21:00; Sun 12:00-21:00',
	},
	{ ...UTAH, kind: 'hours', value: 'Mon-Sat 08:00-21:00' },
	{ ...UTAH, kind: 'holidays', value: 'US' },
	{ ...state('WA', 'RCW 19.158.040 (2)'), kind: 'hours', value: '08:00-20:00' },
];

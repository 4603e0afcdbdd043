import type { PackRow } from './row';

const canada = { country: 'CA', region: null, read: '2026-11-29' } as const;
const HOURS = 'Mon-Fri 09:00-21:30; Sat-Sun 10:00-18:00';

export const CA: readonly PackRow[] = [
	{
		...canada,
		kind: 'hours',
		value: HOURS,
		purpose: 'all',
		source:
			'CRTC Unsolicited Telecommunications Rules, Part III 23 and 24 and Part IV for machines that dial, selling or not; Telecom Regulatory Policy CRTC 2009-200',
	},
	{
		...canada,
		kind: 'consent',
		value: 'Express consent for a machine that dials and sells; to be a customer is not enough.',
		purpose: 'marketing',
		source: 'CRTC Unsolicited Telecommunications Rules, Part IV; Telecom Decision CRTC 2007-48',
	},
	{
		...canada,
		kind: 'duty',
		value: 'Say at the beginning for whom the call is, why, and how to reach them.',
		purpose: 'all',
		source: 'CRTC Unsolicited Telecommunications Rules, Part IV; Compliance Bulletin CRTC 2014-155',
	},
];

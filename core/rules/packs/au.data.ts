import type { PackRow } from './row';

const country = { country: 'AU', region: null, read: '2026-11-29', purpose: 'marketing' } as const;
const STANDARD =
	'Telecommunications (Telemarketing and Research Calls) Industry Standard 2017; donotcall.gov.au/industry/industry-overview/industry-standards';

export const AU: readonly PackRow[] = [
	{
		...country,
		kind: 'hours',
		value: 'Mon-Fri 09:00-20:00; Sat 09:00-17:00',
		source: STANDARD,
	},
	{ ...country, kind: 'holidays', value: 'AU', source: STANDARD },
	{
		...country,
		kind: 'duty',
		value: 'Show the caller number; compare with the register, no older than 30 days.',
		source: STANDARD,
	},
];

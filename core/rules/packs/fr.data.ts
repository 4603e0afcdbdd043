import type { PackRow } from './row';

const country = { country: 'FR', region: null, read: '2026-11-29', purpose: 'marketing' } as const;
const D223_9 = 'Code de la consommation, article D223-9';

export const FR: readonly PackRow[] = [
	{ ...country, kind: 'hours', value: 'Mon-Fri 10:00-13:00, 14:00-20:00', source: D223_9 },
	{ ...country, kind: 'holidays', value: 'FR', source: D223_9 },
	{ ...country, kind: 'calls', value: { calls: 4, perHours: 720 }, source: D223_9 },
	{
		...country,
		kind: 'consent',
		value: 'Consent given before, since 2026-08-11; the caller has to prove it.',
		source: 'Code de la consommation, article L223-1; loi 2025-594, article 13',
	},
	{
		...country,
		kind: 'duty',
		value: 'After a refusal leave the person alone for 60 days: put the number on Do Not Call.',
		source: D223_9,
	},
];

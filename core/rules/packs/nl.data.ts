import type { PackRow } from './row';

const country = { country: 'NL', region: null, read: '2026-11-29', purpose: 'marketing' } as const;

export const NL: readonly PackRow[] = [
	{
		...country,
		kind: 'consent',
		value: 'Consent given before, of customers too since 2026-07-01.',
		source:
			'Telecommunicatiewet, artikel 11.7; deltaadvisory.nl/telemarketing-uw-klant-niet-meer-ongevraagd-bellen',
	},
];

import type { PackRow } from './row';

const country = { country: 'DE', region: null, read: '2026-11-29', purpose: 'marketing' } as const;

export const DE: readonly PackRow[] = [
	{
		...country,
		kind: 'consent',
		value: 'Prior express consent, documented and kept for five years.',
		source: 'UWG, § 7 Absatz 2 and § 7a',
	},
];

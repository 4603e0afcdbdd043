import type { PackRow } from './row';

const country = { country: 'ES', region: null, read: '2026-11-29', purpose: 'marketing' } as const;
const ARTICLE_96 = 'Real Decreto Legislativo 1/2007, artículo 96.2';

export const ES: readonly PackRow[] = [
	{ ...country, kind: 'hours', value: 'Mon-Fri 09:00-21:00', source: ARTICLE_96 },
	{ ...country, kind: 'holidays', value: 'ES', source: ARTICLE_96 },
	{
		...country,
		kind: 'consent',
		value: 'Express consent for machines that dial.',
		source: 'Real Decreto Legislativo 1/2007, artículo 96.3; Ley 11/2022, artículo 66.1',
	},
];

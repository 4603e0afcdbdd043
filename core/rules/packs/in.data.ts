import type { PackRow } from './row';

const country = { country: 'IN', region: null, read: '2026-11-29', purpose: 'marketing' } as const;
const REGULATIONS =
	'Telecom Commercial Communications Customer Preference Regulations 2018, as amended on 2025-02-12';

export const IN: readonly PackRow[] = [
	{ ...country, kind: 'callerSeries', value: '140', source: REGULATIONS },
	{
		...country,
		kind: 'consent',
		value: 'Consent registered on the ledger of the operators, or a preference for such calls.',
		source: REGULATIONS,
	},
	{
		...country,
		purpose: 'transactional',
		kind: 'duty',
		value: 'Call from a number of the 1600 series where your operator gives you one.',
		source: REGULATIONS,
	},
];

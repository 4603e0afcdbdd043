import type { PackRow } from './row';

const country = { country: 'GB', region: null, read: '2026-11-29', purpose: 'marketing' } as const;

export const GB: readonly PackRow[] = [
	{
		...country,
		kind: 'consent',
		value: 'Consent for recorded messages that sell, given to this caller.',
		source:
			'The Privacy and Electronic Communications (EC Directive) Regulations 2003, regulation 19',
	},
	{
		...country,
		kind: 'duty',
		value: 'Say who calls, and an address or a number that costs nothing to call.',
		source:
			'The Privacy and Electronic Communications (EC Directive) Regulations 2003, regulation 24',
	},
	{
		...country,
		purpose: 'all',
		kind: 'duty',
		value: 'Show a caller number that is valid and can be called back.',
		source: 'Ofcom General Condition C6',
	},
];

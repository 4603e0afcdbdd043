import type { PhoneRisk, PhoneType } from './types';

const RISK_BY_TYPE: Readonly<Partial<Record<PhoneType, PhoneRisk>>> = {
	PREMIUM_RATE: 'premium',
	SHARED_COST: 'sharedCost',
	PERSONAL_NUMBER: 'personal',
};

/**
 * Codes of no country, whose calls cost more than their type tells: Inmarsat; the satellite
 * systems of 881; within 882 EMSAT, Thuraya, and the networks aboard ships and aircraft, which
 * reach the ground by satellite; Universal Personal Telecommunication. Sources stand in
 * docs/phone-numbers.md.
 */
const RISK_BY_CODE: readonly (readonly [RegExp, PhoneRisk])[] = [
	[/^\+(?:870|881|882(?:13|16|32|98|99))/, 'satellite'],
	[/^\+878/, 'personal'],
];

/** What a call to a number may cost or do that an ordinary call does not. */
export function riskOf(e164: string, type: PhoneType | null): PhoneRisk {
	if (type === null) return 'unknownType';
	const byCode = e164.startsWith('+8') && RISK_BY_CODE.find(([codes]) => codes.test(e164));
	return byCode ? byCode[1] : (RISK_BY_TYPE[type] ?? 'none');
}

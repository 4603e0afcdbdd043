import type { PhoneRisk, PhoneType } from './types';

const RISK_BY_TYPE: Readonly<Partial<Record<PhoneType, PhoneRisk>>> = {
	PREMIUM_RATE: 'premium',
	SHARED_COST: 'sharedCost',
	PERSONAL_NUMBER: 'personal',
};

/**
 * Satellite networks, by calling code and first digits (ITU-T E.164 list of assigned country
 * codes): Inmarsat, the shared satellite code, EMSAT and Thuraya within 882.
 */
const SATELLITE = /^\+(?:870|881|88213|88216)/;

/** What a call to a number may cost or do that an ordinary call does not. */
export function riskOf(e164: string, type: PhoneType | null): PhoneRisk {
	if (type === null) return 'unknownType';
	if (e164.startsWith('+8') && SATELLITE.test(e164)) return 'satellite';
	return RISK_BY_TYPE[type] ?? 'none';
}

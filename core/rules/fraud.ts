/** Which numbers are never called, or not without being asked for: calls that cost, or should not be. */
import { RULE_SENTENCES } from '../messages/sentences';
import type { PhoneNumber } from '../phone';
import type { Reason } from '../result/reasons';
import { comparable, isListed } from './do-not-call';
import type { RuleSettings } from './settings';

export interface Suspicion {
	readonly rule: 'validNumber' | 'emergencyNumber' | 'ownNumber' | 'risk' | 'country';
	readonly reason: Reason;
	readonly sentence: string;
}

/** @param from the number that the call comes from, in E.164, where it is known */
export function suspicionOf(
	number: PhoneNumber,
	from: string | undefined,
	{ ownNumbers, refuseRisks, allowedCountries }: RuleSettings,
): Suspicion | null {
	const { e164, risk, country } = number;
	const risky = (rule: Suspicion['rule'], sentence: string): Suspicion => ({
		rule,
		reason: 'riskyNumber',
		sentence,
	});
	// whatever was chosen: nobody wants an ambulance to be called by a list
	if (risk === 'emergencyOrShort' || number.reason === 'emergencyOrShort')
		return risky('emergencyNumber', RULE_SENTENCES.emergency());
	if (e164 === null) return risky('validNumber', RULE_SENTENCES.notValid());
	const isOwn = ownNumbers && isListed(ownNumbers, e164);
	if (isOwn || (from !== undefined && comparable(from) === comparable(e164)))
		return risky('ownNumber', RULE_SENTENCES.ownNumber());
	if (risk !== null && risk !== 'none' && refuseRisks.includes(risk))
		return risky('risk', RULE_SENTENCES.risk(risk));
	if (allowedCountries.length > 0 && !allowedCountries.includes(country ?? ''))
		return {
			rule: 'country',
			reason: 'countryNotAllowed',
			sentence: RULE_SENTENCES.country(country),
		};
	return null;
}

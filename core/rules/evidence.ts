/** The evidence of a call, from what the rules said of it. */
import { numberHash, seal, type SealedEvidence } from '../result/evidence';
import type { CallResult } from '../result/result';
import type { Judgement } from './ask';
import type { RuleSettings } from './settings';

type CallFacts = Pick<
	CallResult,
	'reference' | 'provider' | 'callId' | 'to' | 'placedAt' | 'exit' | 'reason' | 'receivedAt'
>;

/**
 * @param call the result so far
 * @param askedAtMs when the judgement was asked for, milliseconds since the Unix epoch
 */
export function evidenceOf(
	call: CallFacts,
	settings: RuleSettings,
	{ asked, zones, country, region, pack }: Judgement,
	askedAtMs: number,
	key: Buffer,
): SealedEvidence {
	const { reference, provider, callId, reason, placedAt, exit, receivedAt } = call;
	return seal(
		{
			version: 1,
			reference,
			provider,
			callId,
			numberHash: numberHash(call.to, key),
			purpose: settings.purpose,
			consent: settings.consent ?? null,
			country,
			region,
			pack,
			zones: [...zones],
			rules: asked.map((rule) => ({ ...rule })),
			reason,
			askedAt: new Date(askedAtMs).toISOString(),
			placedAt,
			exit,
			receivedAt,
		},
		key,
	);
}

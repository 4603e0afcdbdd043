/** The provider that is asked where the first one certainly called nobody, as the form gives it. */
import {
	MESSAGES,
	PROVIDER_IDS,
	fault,
	isProviderId,
	isRecord,
	type OwnSettings,
	type ProviderId,
} from '../../../core';
import { FALLBACK_ACCOUNT } from '../descriptions/fallback-fields';

/** Plain JSON: a call of a list carries it into an execution of its own. */
export interface FallbackRequest {
	readonly provider: ProviderId;
	readonly own: OwnSettings;
}

/**
 * Undefined where the builder added none. Throws where it cannot be told which one is meant.
 * @param given the option as it stands in the form
 * @param first the provider of the node
 */
export function readFallback(given: unknown, first: string): FallbackRequest | undefined {
	const [chosen, ...others] = Object.entries(isRecord(given) ? given : {});
	if (chosen === undefined) return undefined;
	const [provider, fields] = chosen;
	if (others.length > 0) throw fault(MESSAGES.fallbackSeveral());
	if (!isProviderId(provider)) throw fault(MESSAGES.fallbackUnknown(PROVIDER_IDS.join(', ')));
	if (provider === first) throw fault(MESSAGES.fallbackIsFirst());
	const { [FALLBACK_ACCOUNT]: _, ...own } = isRecord(fields) ? fields : {};
	return { provider, own: Object.fromEntries(Object.entries(own).map(asText)) };
}

/** Ids and numbers arrive as numbers, and mean text. */
const asText = ([name, value]: [string, unknown]): [string, unknown] => [
	name,
	typeof value === 'number' ? String(value) : value,
];

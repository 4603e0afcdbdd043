import type { ProviderTable } from '../../core';
import { PROVIDER_IDS, tableOf, type ProviderId } from '../../core/tables';

/** One value for each provider. */
export const perProvider = <Value>(
	value: (id: ProviderId) => Value,
): Readonly<Record<ProviderId, Value>> =>
	Object.fromEntries(PROVIDER_IDS.map((id) => [id, value(id)])) as Record<ProviderId, Value>;

/**
 * Providers whose reports go to the address of each call. Those that report to one address have
 * to be told it once, and in n8n they need a node that takes results: they have tests of their own.
 */
export const DIRECT_IDS: readonly ProviderId[] = PROVIDER_IDS.filter(
	(id) => (tableOf(id) as ProviderTable).statusHook === undefined,
);

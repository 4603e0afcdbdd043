import type { ProviderTable } from '../../core';
import { PROVIDER_IDS, tableOf, type ProviderId } from '../../core/tables';

/** One value for each provider. */
export const perProvider = <Value>(
	value: (id: ProviderId) => Value,
): Readonly<Record<ProviderId, Value>> =>
	Object.fromEntries(PROVIDER_IDS.map((id) => [id, value(id)])) as Record<ProviderId, Value>;

/** Providers that report to one address for all calls, which they have to be told once. */
export const ONE_ADDRESS_IDS: readonly ProviderId[] = PROVIDER_IDS.filter(
	(id) => (tableOf(id) as ProviderTable).statusHook !== undefined,
);

/** Providers whose reports go to the address of each call: in n8n to the waiting execution itself. */
export const DIRECT_IDS: readonly ProviderId[] = PROVIDER_IDS.filter(
	(id) => !ONE_ADDRESS_IDS.includes(id),
);

import { PROVIDER_IDS, type ProviderId } from '../../core/tables';

/** One value for each provider. */
export const perProvider = <Value>(
	value: (id: ProviderId) => Value,
): Readonly<Record<ProviderId, Value>> =>
	Object.fromEntries(PROVIDER_IDS.map((id) => [id, value(id)])) as Record<ProviderId, Value>;

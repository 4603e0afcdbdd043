import { CUSTOM_REGION, SANDBOX_REGION, isProviderId } from '../../../core';
import { SETTING_FIELDS, ownField } from './fields';

/** Settings of one region alone that an account of every provider has. */
const REGIONS_OF = [
	{ name: 'sandboxUrl', regions: [SANDBOX_REGION] },
	{ name: 'baseUrl', regions: [CUSTOM_REGION] },
];

/**
 * The settings by the names that the provider's schema knows. The region alone decides where
 * calls go: what the form keeps, unseen, from another choice of region is none of them.
 */
export function accountSettings(
	def: Readonly<Record<string, unknown>>,
	credentials: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
	const given: Record<string, unknown> = { ...def, ...credentials };
	const provider = isProviderId(given.provider) ? given.provider : undefined;
	const own = SETTING_FIELDS.map(({ field: { name } }) => ownField(name, provider)!.field);
	for (const { name, regions } of [...REGIONS_OF, ...own])
		if (regions && !regions.includes(String(given.region))) delete given[name];
	const filled = Object.entries(given).filter(([, value]) => value !== '');
	// without one the account calls nobody, also where a provider's schema could do without
	return { ...Object.fromEntries(filled), region: given.region ?? '' };
}

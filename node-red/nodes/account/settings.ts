/** Addresses that the form shows for another address of a provider, and for the sandbox. */
const ADDRESSES = {
	custom: ['apiBaseUrl', 'accessTokenUrl', 'baseUrl'],
	sandbox: ['sandboxUrl'],
} as const;

/**
 * The settings by the names that the provider's schema knows. The region alone decides where
 * calls go: an address that is left from another choice is none of them.
 */
export function accountSettings(
	def: Readonly<Record<string, unknown>>,
	credentials: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
	const given: Record<string, unknown> = { ...def, ...credentials };
	for (const [region, fields] of Object.entries(ADDRESSES))
		if (given.region !== region) for (const field of fields) delete given[field];
	const filled = Object.entries(given).filter(([, value]) => value !== '');
	// without one the account calls nobody, also where a provider's schema could do without
	return { ...Object.fromEntries(filled), region: given.region ?? '' };
}

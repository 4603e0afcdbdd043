/** Settings of one region alone: the form keeps, unseen, what was there before another was chosen. */
const REGION_OF: Readonly<Record<string, string>> = {
	sandboxUrl: 'sandbox',
	baseUrl: 'custom',
	apiBaseUrl: 'custom',
	accessTokenUrl: 'custom',
};

/**
 * The settings by the names that the provider's schema knows. The region alone decides where
 * calls go: an address that is left from another choice is none of them.
 */
export function accountSettings(
	def: Readonly<Record<string, unknown>>,
	credentials: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
	const given: Record<string, unknown> = { ...def, ...credentials };
	for (const [name, region] of Object.entries(REGION_OF))
		if (given.region !== region) delete given[name];
	// both have addresses of their own, without the name of a Talkdesk account in them
	if (given.region === 'sandbox' || given.region === 'custom') delete given.account;
	const filled = Object.entries(given).filter(([, value]) => value !== '');
	// without one the account calls nobody, also where a provider's schema could do without
	return { ...Object.fromEntries(filled), region: given.region ?? '' };
}

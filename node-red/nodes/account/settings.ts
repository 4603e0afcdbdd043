import { SANDBOX_URL, baseOf } from '../../../core';

/** Settings of one region alone: the form keeps, unseen, what was there before another was chosen. */
const REGION_OF: Readonly<Record<string, string>> = {
	sandboxUrl: 'sandbox',
	baseUrl: 'custom',
	apiBaseUrl: 'custom',
	accessTokenUrl: 'custom',
};

/** The settings by the names that the provider's schema knows. */
export function accountSettings(
	def: Readonly<Record<string, unknown>>,
	credentials: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
	const given: Record<string, unknown> = { ...def, ...credentials };
	for (const [name, region] of Object.entries(REGION_OF))
		if (given.region !== region) given[name] = '';
	// both have addresses of their own, without the name of a Talkdesk account in them
	if (given.region === 'sandbox' || given.region === 'custom') given.account = '';
	// CM.com has no regions of its own: the choice is between its address, the sandbox and another
	if (given.provider === 'cmCom' && given.region === 'sandbox')
		given.baseUrl = `${baseOf(String(given.sandboxUrl || SANDBOX_URL))}/cm/voiceapi/v2`;
	return Object.fromEntries(
		Object.entries(given).filter(([name, value]) => value !== '' || name === 'baseUrl'),
	);
}

import { SANDBOX_URL } from '../../../core';

/** The settings by the names that the provider's schema knows. */
export function accountSettings(
	def: Readonly<Record<string, unknown>>,
	credentials: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
	const given = { ...def, ...credentials };
	// CM.com has no regions of its own: the choice is between its address, the sandbox and another
	if (given.provider === 'cmCom')
		given.baseUrl =
			given.region === 'sandbox'
				? `${given.sandboxUrl || SANDBOX_URL}/cm/voiceapi/v2`
				: given.region === 'custom'
					? given.baseUrl
					: '';
	return Object.fromEntries(
		Object.entries(given).filter(([name, value]) => value !== '' || name === 'baseUrl'),
	);
}

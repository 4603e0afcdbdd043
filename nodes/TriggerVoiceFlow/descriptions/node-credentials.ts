import type { ICredentialsDisplayOptions, INodeCredentialDescription } from 'n8n-workflow';
import { PROVIDER_IDS, type ProviderId } from '../../../core';
import { providerWith } from '../../shared/host/accounts';
import { fallbackAccountOf } from './fallback-fields';
import { LOOK_UP } from './operation-fields';

/**
 * Shows a credential for its provider, or for the fallback's: an expression in a field that it is
 * shown for is reason enough for n8n, and only the fallback's hidden field has one. The provider is
 * said the other way round, because the editor takes a field that credentials are shown for as their
 * own, and hides it from the form.
 */
const forProvider = (provider: ProviderId): ICredentialsDisplayOptions => ({
	// true of anything; n8n's type of credentials does not know conditions, while n8n does
	show: { [fallbackAccountOf(provider)]: [{ _cnd: { not: 'chosen' } } as never] },
	hide: { provider: PROVIDER_IDS.filter((id) => id !== provider) },
});

/** A provider's credential of this type, as the form shows it. */
export function providerAccount(credentialType: string): Omit<INodeCredentialDescription, 'name'> {
	const { id, table } = providerWith(credentialType);
	return {
		displayName: `${table.company} Account`,
		required: true,
		displayOptions: forProvider(id as ProviderId),
	};
}

export const callbackSecret: Omit<INodeCredentialDescription, 'name'> = {
	displayName: 'Callback Secret (Optional)',
	// needed where "Outbound Call Result" takes the report, which display options cannot say
	required: false,
	displayOptions: { hide: { operation: [LOOK_UP] } },
};

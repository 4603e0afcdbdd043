/** What the form shows for which provider, from the providers' tables. */
import type {
	ICredentialsDisplayOptions,
	IDisplayOptions,
	INodeCredentialDescription,
} from 'n8n-workflow';
import { PROVIDER_IDS, tableOf, type OptionalField, type ProviderId } from '../../../core';
import { fallbackAccountOf } from './fallback-fields';

const takersOf = (field: OptionalField): ProviderId[] =>
	PROVIDER_IDS.filter((id) => tableOf(id).call.some(({ name }) => name === field));

/** Shows a field for the providers that take it. */
export const forTakersOf = (
	field: OptionalField,
	also: IDisplayOptions['show'] = {},
): IDisplayOptions => ({ show: { provider: takersOf(field), ...also } });

/** The same within the options, whose paths start at the node. */
export const optionForTakersOf = (field: OptionalField): IDisplayOptions => ({
	show: { '/provider': takersOf(field) },
});

/** The providers at which something has to be set up before results come back. */
export const SET_UP_FIRST = PROVIDER_IDS.filter(
	(id) => (tableOf(id).flowPosts ?? tableOf(id).statusHook) !== undefined,
);

/** The providers that a result cannot be looked up at. */
export const WITHOUT_LOOK_UP = PROVIDER_IDS.filter((id) => tableOf(id).looksUp !== true);

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

/** The credentials of the providers, each shown for its own. */
export const providerCredentials: INodeCredentialDescription[] = PROVIDER_IDS.map((id) => ({
	name: tableOf(id).credentialType,
	displayName: `${tableOf(id).company} Account`,
	required: true,
	displayOptions: forProvider(id),
}));

/** The names of the providers, for the expression below the node. */
export const PROVIDER_NAMES = JSON.stringify(
	Object.fromEntries(PROVIDER_IDS.map((id) => [id, tableOf(id).displayName])),
);

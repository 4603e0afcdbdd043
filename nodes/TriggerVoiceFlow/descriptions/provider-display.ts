import type { ICredentialsDisplayOptions, IDisplayOptions } from 'n8n-workflow';
import { PROVIDER_IDS, providers, type OptionalField, type ProviderId } from '../../../core';

const takersOf = (field: OptionalField): string[] =>
	PROVIDER_IDS.filter((id) => (providers[id].takes as readonly OptionalField[]).includes(field));

/** Shows a field for the providers that take it. */
export const forTakersOf = (
	field: OptionalField,
	also: IDisplayOptions['show'] = {},
): IDisplayOptions => ({ show: { provider: takersOf(field), ...also } });

/** The same within the options, whose paths start at the node. */
export const optionForTakersOf = (field: OptionalField): IDisplayOptions => ({
	show: { '/provider': takersOf(field) },
});

/**
 * Shows a credential for its provider. Said the other way round, because the editor takes a
 * field that credentials are shown for as their own, and hides it from the form.
 */
export const forProvider = (provider: ProviderId): ICredentialsDisplayOptions => ({
	hide: { provider: PROVIDER_IDS.filter((id) => id !== provider) },
});

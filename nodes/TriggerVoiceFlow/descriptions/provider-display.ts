/** What the form shows for which provider, from the providers' tables. */
import type { IDisplayOptions } from 'n8n-workflow';
import { PROVIDER_IDS, tableOf, type OptionalField, type ProviderId } from '../../../core';

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

/** The names of the providers, for the expression below the node. */
export const PROVIDER_NAMES = JSON.stringify(
	Object.fromEntries(PROVIDER_IDS.map((id) => [id, tableOf(id).displayName])),
);

/** Words of n8n's forms that come from the providers' tables. */
import type { INodePropertyOptions } from 'n8n-workflow';
import { PROVIDER_IDS, tableOf } from '../../../core';

/** n8n wants no full stop behind a description that is one sentence. */
export const asDescription = (text: string): string =>
	/\.\s/.test(text) ? text : text.replace(/\.$/, '');

/** As n8n wants options sorted. */
export const byName = (one: { name: string }, other: { name: string }): number =>
	one.name.localeCompare(other.name);

/** The choice of a provider. */
export const providerOptions = (): INodePropertyOptions[] =>
	PROVIDER_IDS.map((id) => ({ name: tableOf(id).displayName, value: id })).sort(byName);

/** The provider that is asked where the first one certainly called nobody. */
import type { INodeProperties } from 'n8n-workflow';
import { PROVIDER_TEXTS, tableOf, type ProviderId } from '../../../core';
import { asDescription, providerOptions } from '../../shared/host/form-words';
import { numberArgumentField } from './number-argument-field';

const MORE =
	'<a href="https://github.com/ringback/ringback/blob/main/docs/fallback.md" target="_blank">More on fallbacks</a>';

/**
 * A hidden field of the chosen provider. n8n shows what depends on a field with an expression in
 * it, whatever the expression gives: that is how a credential shows for either of two providers.
 */
export const FALLBACK_ACCOUNT = 'account';

/** Where a provider's hidden field stands; empty unless it is the fallback. */
export const fallbackAccountOf = (id: ProviderId): string =>
	`options.fallback.${id}.${FALLBACK_ACCOUNT}`;

const fieldsOf = (id: ProviderId): INodeProperties[] => {
	const { call, sandbox } = tableOf(id);
	const takes = (field: string) => call.some(({ name }) => name === field);
	const { flowId, from } = PROVIDER_TEXTS[id].en;
	return [
		{
			displayName: 'Flow ID',
			name: 'flowId',
			type: 'string',
			required: true,
			default: '',
			placeholder: `e.g. ${sandbox.flowId}`,
			description: asDescription(flowId),
		},
		...(takes('from')
			? [
					{
						displayName: 'From',
						name: 'from',
						type: 'string',
						default: '',
						placeholder: 'e.g. +14155550100',
						description: asDescription(from ?? ''),
					} as const,
				]
			: []),
		...(takes('numberArgument') ? [numberArgumentField] : []),
		{
			displayName: 'Account',
			name: FALLBACK_ACCOUNT,
			type: 'hidden',
			default: '={{ true }}',
		},
	];
};

export const fallbackField: INodeProperties = {
	displayName: 'Fallback',
	name: 'fallback',
	type: 'fixedCollection',
	placeholder: 'Choose Provider',
	default: {},
	options: providerOptions().map(({ name, value }) => ({
		displayName: name,
		name: String(value),
		values: fieldsOf(value as ProviderId),
	})),
	description: `Another provider with a flow of its own, asked only where the first one certainly called nobody: it cannot be reached, it refuses the request, or it has no room for long. Its account is chosen below "Provider". ${MORE}.`,
};

/** Whom to call, with which flow. */
import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';
import {
	PROVIDER_IDS,
	PROVIDER_TEXTS,
	tableOf,
	type ProviderId,
	type ProviderTable,
} from '../../../core';
import { asDescription } from '../../shared/host/form-words';
import { numberArgumentField } from './number-argument-field';
import { forTakersOf } from './provider-display';

/** The flow, with a list of the account's own where the provider tells them. */
const flowIdOf = (provider: ProviderId): INodeProperties => {
	const { flowList, sandbox }: ProviderTable = tableOf(provider);
	const common = {
		displayName: 'Flow ID',
		name: 'flowId',
		required: true,
		description: asDescription(PROVIDER_TEXTS[provider].en.flowId),
		displayOptions: { show: { provider: [provider] } },
	};
	const placeholder = `e.g. ${sandbox.flowId}`;
	if (flowList !== true) return { ...common, type: 'string', default: '', placeholder };
	return {
		...common,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			listed('flowsOfAccount'),
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
		],
	};
};

/** "From", with a list of the account's own numbers where the provider tells them. */
function fromOf(provider: ProviderId): INodeProperties[] {
	const field = tableOf(provider).call.find(({ name }) => name === 'from');
	if (field === undefined) return [];
	const isListed = field.list === true;
	return [
		{
			displayName: 'From',
			name: 'from',
			type: 'resourceLocator',
			required: field.need === 'required',
			default: { mode: isListed ? 'list' : 'id', value: '' },
			description: asDescription(PROVIDER_TEXTS[provider].en.from ?? ''),
			modes: [
				...(isListed ? [listed('callerNumbers')] : []),
				{
					displayName: 'By Number',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. +14155550100',
				},
			],
			displayOptions: { show: { provider: [provider] } },
		},
	];
}

const listed = (searchListMethod: string): INodePropertyMode => ({
	...{ displayName: 'From List', name: 'list' },
	type: 'list',
	typeOptions: { searchListMethod, searchable: true },
});

/** Flows that a result is looked up by as well. */
export const sharedFlowFields: INodeProperties[] = PROVIDER_IDS.filter(
	(id) => tableOf(id).asksByFlow,
).map(flowIdOf);

/** Flows that are only run. */
export const flowFields: INodeProperties[] = PROVIDER_IDS.filter(
	(id) => !tableOf(id).asksByFlow,
).map(flowIdOf);

export const toField: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +14155550123',
	description:
		'The phone number to call: one number per item, with plus and country code. Spaces and brackets do not matter.',
};

export const callFields: INodeProperties[] = [
	{
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'string',
		default: '',
		placeholder: 'e.g. NL',
		description:
			'Two-letter country code for numbers without one. Leave empty to take international numbers only.',
	},
	{ ...numberArgumentField, displayOptions: forTakersOf('numberArgument') },
	...PROVIDER_IDS.flatMap(fromOf),
];

/** Whom to call, with which flow. */
import type { INodeProperties } from 'n8n-workflow';
import type { ProviderId } from '../../../core';
import { forTakersOf } from './provider-display';

const flowId = (
	provider: ProviderId,
	placeholder: string,
	description: string,
): INodeProperties => ({
	displayName: 'Flow ID',
	name: 'flowId',
	type: 'string',
	required: true,
	default: '',
	placeholder,
	description,
	displayOptions: { show: { provider: [provider] } },
});

export const callFields: INodeProperties[] = [
	flowId(
		'talkdesk',
		'e.g. 3f2504e04f8911d39a0c0305e82c3301',
		'ID of the flow, or the whole address from its Request Details panel in Talkdesk Studio. The flow has to be published.',
	),
	flowId(
		'cmCom',
		'e.g. 3f2504e0-4f89-11d3-9a0c-0305e82c3301',
		'ID of the call flow in FlowBuilder. The flow has to be published.',
	),
	flowId(
		'kaleyra',
		'e.g. SG_3f2504e0-4f89-11d3-9a0c-0305e82c3301',
		'ID of the flow in the Kaleyra flow builder. The flow has to be published.',
	),
	{
		displayName: 'To',
		name: 'to',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +14155550123',
		description:
			'The phone number to call: one number per item, with plus and country code. Spaces and brackets do not matter.',
	},
	{
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'string',
		default: '',
		placeholder: 'e.g. NL',
		description:
			'Two-letter country code for numbers without one. Leave empty to take international numbers only.',
	},
	{
		displayName: 'Number Argument',
		name: 'numberArgument',
		type: 'string',
		default: 'customer_number',
		placeholder: 'e.g. customer_number',
		description: 'Argument of the flow that receives the number to call',
		displayOptions: forTakersOf('numberArgument'),
	},
	{
		displayName: 'From',
		name: 'from',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'Number of your Kaleyra account that the call comes from',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'callerNumbers', searchable: true },
			},
			{
				displayName: 'By Number',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. +14155550100',
			},
		],
		displayOptions: { show: { provider: ['kaleyra'] } },
	},
	{
		displayName: 'From',
		name: 'from',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'id', value: '' },
		description: 'Number that the called phone shows, with plus and country code',
		modes: [
			{
				displayName: 'By Number',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. +14155550100',
			},
		],
		displayOptions: { show: { provider: ['cmCom'] } },
	},
];

/** What the flow is told, and what the builder wants back. */
import type { INodeProperties } from 'n8n-workflow';
import { forTakersOf } from './provider-display';

export const variableFields: INodeProperties[] = [
	{
		displayName: 'Specify Variables',
		name: 'specifyVariables',
		type: 'options',
		noDataExpression: true,
		default: 'fields',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		description: 'How to give the flow its values, such as an order number to be spoken',
		displayOptions: forTakersOf('variables'),
	},
	{
		displayName: 'Variables',
		name: 'variables',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Variable',
		default: {},
		options: [
			{
				displayName: 'Variable',
				name: 'values',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. order_number',
						description: 'Name of the variable, as the flow spells it',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. 1042',
						description: 'Text that the flow says or decides by',
					},
				],
			},
		],
		displayOptions: forTakersOf('variables', { specifyVariables: ['fields'] }),
	},
	{
		displayName: 'Variables (JSON)',
		name: 'variablesJson',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. {"order_number": "1042"}',
		description: 'One JSON object of names and values',
		displayOptions: forTakersOf('variables', { specifyVariables: ['json'] }),
	},
	{
		displayName: 'Context',
		name: 'context',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. {"orderId": 1042}',
		description:
			'JSON that comes back with the result, such as the ID of the order. At most 1 KB; the phone never hears it.',
	},
];

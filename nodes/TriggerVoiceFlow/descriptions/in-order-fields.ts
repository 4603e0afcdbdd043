/** Whom to call in order, and what ends it. */
import type { INodeProperties } from 'n8n-workflow';

export const inOrderFields: INodeProperties[] = [
	{
		displayName: 'Specify People',
		name: 'specifyPeople',
		type: 'options',
		noDataExpression: true,
		default: 'fields',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		description:
			'How to give the people: one by one, or as a list that an expression makes of a sheet, a table or a calendar',
	},
	{
		displayName: 'People',
		name: 'people',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Person',
		default: {},
		description: 'Who is called, in this order, until one confirms',
		options: [
			{
				displayName: 'Person',
				name: 'values',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. Ada',
						description: 'How the result names the person',
					},
					{
						displayName: 'To',
						name: 'to',
						type: 'string',
						default: '',
						placeholder: 'e.g. +14155550123',
						description: 'The phone number, with plus and country code',
					},
					{
						displayName: 'Flow ID',
						name: 'flowId',
						type: 'string',
						default: '',
						placeholder: 'e.g. 0123456789abcdef',
						description: 'Where this person is called with another flow than the others',
					},
					{
						displayName: 'Variables (JSON)',
						name: 'variables',
						type: 'json',
						default: '{}',
						placeholder: 'e.g. {"person": "Ada"}',
						description: 'Added to the variables that all share',
					},
				],
			},
		],
		displayOptions: { show: { specifyPeople: ['fields'] } },
	},
	{
		displayName: 'People (JSON)',
		name: 'peopleJson',
		type: 'json',
		default: '[]',
		placeholder: 'e.g. [{"name": "Ada", "to": "+14155550123"}]',
		description:
			'A list with name and to for each person, and flowId and variables where they differ. For a sheet with these columns, an expression gathers its rows.',
		displayOptions: { show: { specifyPeople: ['json'] } },
	},
	{
		displayName: 'Confirm Digits',
		name: 'confirmDigits',
		type: 'string',
		default: '1',
		required: true,
		placeholder: 'e.g. 1',
		description:
			'Keys that confirm: the whole sequence, or several with commas between them. Answered without them is not confirmed.',
	},
	{
		displayName: 'Decline Digits',
		name: 'declineDigits',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2',
		description: 'Keys that decline: whoever presses them is not called again',
	},
	{
		displayName: 'Rounds',
		name: 'roundsMax',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10 },
		default: 2,
		description: 'How often the list is gone through',
	},
	{
		displayName: 'Pause Between Rounds (Seconds)',
		name: 'pauseSeconds',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		description: 'With more than three rounds, a minute at least',
	},
	{
		displayName: 'When Unsure',
		name: 'whenUnsure',
		type: 'options',
		default: 'wait',
		options: [
			{ name: 'Go On at Once', value: 'next' },
			{ name: 'Stop', value: 'stop' },
			{ name: 'Wait for the Limit, Then Go On', value: 'wait' },
		],
		description:
			'What to do when nobody knows how a call ended: it was sent without an answer, or its result is not understood',
	},
];

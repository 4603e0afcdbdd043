/** The rules for calling: one option. A new node asks them as it is, one of version 1 where it was added. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { CALLS_PER_NUMBER, CALLS_PER_NUMBER_IN_ORDER, HOURS_OF_CAP } from '../../../core';

const MORE =
	'<a href="https://github.com/ringback/ringback/blob/main/docs/calling-rules.md" target="_blank">More on the rules</a>';

const PURPOSE_HINT = `What the call is for. The rules are not legal advice. ${MORE}.`;

const PURPOSES: INodePropertyOptions[] = [
	{
		name: 'Duty',
		value: 'duty',
		description:
			'Your own people, who expect the call: at any hour, unless Calling Hours are filled in',
	},
	{
		name: 'Emergency',
		value: 'emergency',
		description: 'Somebody has to know now: passes hours, list, consent and Max Calls per Number',
	},
	{
		name: 'Marketing',
		value: 'marketing',
		description: "Anything that sells: bound by all that is known of the country's law",
	},
	{
		name: 'Transactional',
		value: 'transactional',
		description: 'Deliveries, appointments, payments',
	},
];

const values: INodeProperties[] = [
	{
		displayName: 'Ask the Rules',
		name: 'askRules',
		type: 'boolean',
		default: true,
		displayOptions: { show: { '@version': [2] } },
		description:
			'Whether the rules are asked. Off, calls are made at any hour, as often as they come.',
	},
	{
		displayName: 'Purpose',
		name: 'purpose',
		type: 'options',
		default: 'transactional',
		displayOptions: { show: { '@version': [1] } },
		options: PURPOSES,
		description: PURPOSE_HINT,
	},
	{
		displayName: 'Purpose',
		name: 'purpose',
		type: 'options',
		default: '',
		displayOptions: { show: { '@version': [2] } },
		options: [
			{
				name: 'Automatic',
				value: '',
				description: 'Duty for Call in Order and Ask by Phone, else Transactional',
			},
			...PURPOSES,
		],
		description: PURPOSE_HINT,
	},
	{
		displayName: 'Calling Hours',
		name: 'callingHours',
		type: 'string',
		default: '',
		placeholder: 'e.g. Mon-Fri 09:00-18:00; Sat 10:00-14:00',
		description:
			'Hours where the person is. When empty, 08:00 to 21:00 every day, and any hour for your own people. Outside Hours says what becomes of a call outside them.',
	},
	{
		displayName: 'Outside Hours',
		name: 'outsideHours',
		type: 'options',
		default: 'hold',
		options: [
			{
				name: 'Hold the Call',
				value: 'hold',
				description:
					'Waits until the hours open, then calls. Without "Wait for Result" the item continues on Not Called.',
			},
			{
				name: 'Not Called',
				value: 'notCalled',
				description: 'Continues at once; call.notBefore says when the call may be made',
			},
		],
		description: 'What becomes of a call outside the calling hours',
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/Berlin',
		description:
			'Time zone of the person. When empty, every zone that the number may be in has to agree.',
	},
	{
		displayName: 'Do Not Call',
		name: 'doNotCall',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.doNotCall }}',
		description:
			'Numbers that are not called: a list that an expression reads, or text with one number per line. A row that is no number stops the run before anybody is called.',
	},
	{
		displayName: 'Max Calls per Number',
		name: 'maxCallsPerNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3',
		description: `Most calls of this account to one number. When empty, ${CALLS_PER_NUMBER}, and ${CALLS_PER_NUMBER_IN_ORDER} for your own people; off for no limit.`,
	},
	{
		displayName: 'Per Hours',
		name: 'perHours',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 720 },
		default: HOURS_OF_CAP,
		description: 'The rolling time of that limit',
	},
	{
		displayName: 'Max Calls per Hour',
		name: 'maxCallsPerHour',
		type: 'string',
		default: '',
		placeholder: 'e.g. 100',
		description:
			'Most calls of this account: a loop that went wild stops there. No limit when empty.',
	},
	{
		displayName: 'Max Calls per Day',
		name: 'maxCallsPerDay',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1000',
		description: 'Most calls of this account within 24 hours. No limit when empty.',
	},
	{
		displayName: 'Allowed Countries',
		name: 'allowedCountries',
		type: 'string',
		default: '',
		placeholder: 'e.g. NL, BE, DE',
		description: 'Two-letter country codes, separated by commas. Empty means all.',
	},
	{
		displayName: 'Refuse Risks',
		name: 'refuseRisks',
		type: 'multiOptions',
		// n8n's linter wants it written out; a test compares it
		default: ['premium', 'satellite', 'unknownType'],
		options: [
			{ name: 'Personal', value: 'personal' },
			{ name: 'Premium', value: 'premium' },
			{ name: 'Satellite', value: 'satellite' },
			{ name: 'Shared Cost', value: 'sharedCost' },
			{ name: 'Unknown Type', value: 'unknownType' },
		],
		description:
			'Numbers that can cost more than others. Emergency and short numbers are never called.',
	},
	{
		displayName: 'Consent',
		name: 'consent',
		type: 'string',
		default: '',
		placeholder: 'e.g. web form of 2026-03-01',
		description:
			'Where you keep the consent of the person called: recorded, not checked. Marketing needs it in many countries.',
	},
	{
		displayName: 'Own Numbers',
		name: 'ownNumbers',
		type: 'string',
		default: '',
		placeholder: 'e.g. +31 20 555 0100, +31 20 555 0101',
		description:
			'Numbers that your calls come from, which are never called: a list, or text with commas. The caller of each call is one anyway.',
	},
	{
		displayName: 'Opt-Out Digits',
		name: 'optOutDigits',
		type: 'string',
		default: '',
		placeholder: 'e.g. 9',
		description:
			'Keys by which the person called says that they want no more calls: call.optOut of the result is true then. Several with commas. A flow that reports optOut itself needs none.',
	},
	{
		displayName: 'Evidence',
		name: 'evidence',
		type: 'boolean',
		default: true,
		description:
			'Whether results bring what the rules said, sealed with the callback secret, in call.evidence',
	},
	{
		displayName: 'Stop Calls',
		name: 'stopped',
		type: 'boolean',
		default: false,
		description:
			'Whether nobody is called, whatever the purpose: an expression that reads a switch of yours. It is read for each item when its call is prepared; what runs already is stopped by cancelling its execution.',
	},
];

export const rulesField: INodeProperties = {
	displayName: 'Rules for Calling',
	name: 'rules',
	type: 'fixedCollection',
	default: { values: {} },
	options: [{ displayName: 'Rules', name: 'values', values }],
	description: `Whether somebody may be called now, or at all. New nodes ask them without this option too: calls wait outside 08:00 to 21:00 where the person is, at most ${CALLS_PER_NUMBER} to one number in ${HOURS_OF_CAP} hours (in the USA also 3 in 30 days, unless Consent is filled in); your own people (Call in Order, Ask by Phone) are called at any hour. Not legal advice.`,
};

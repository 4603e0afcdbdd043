import type { INodeProperties } from 'n8n-workflow';
import { SIMULATED_ENDINGS, SIMULATE_OFF, labelOf } from '../../../core';
import { askAgainField } from './ask-fields';
import { fallbackField } from './fallback-fields';
import { IN_ORDER } from './operation-fields';
import { optionForTakersOf } from './provider-display';
import { rulesField } from './rule-fields';
import { tryAgainField } from './try-fields';

const SIMULATE_CHOICES = [
	{ name: 'Off', value: SIMULATE_OFF },
	...SIMULATED_ENDINGS.map((ending) => ({ name: labelOf(ending), value: ending })),
];

export const optionFields: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		askAgainField,
		{
			displayName: 'Call Once',
			name: 'callOnce',
			type: 'boolean',
			default: true,
			description:
				'Whether a reference is called only once in this workflow, however often it arrives. On by default.',
		},
		{
			displayName: 'Calls per Second',
			name: 'callsPerSecond',
			type: 'number',
			typeOptions: { minValue: 0.01 },
			default: 1,
			description:
				'Most calls per second of this account, from this n8n process. Limits that the provider publishes are kept without this option.',
		},
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: true,
			description:
				'Whether to show the request under call.request, with secrets masked, and under call.forecast what would happen, instead of calling. The item continues on Not Called.',
		},
		fallbackField,
		{
			displayName: 'Forget Reference',
			name: 'forgetReference',
			type: 'boolean',
			default: true,
			description:
				'Whether to forget the Reference instead of calling, so that it can be called again: for a test, or after a call that did not count. The item continues on Not Called, with call.forgotten saying whether it was there. Remove the option to call.',
		},
		{
			displayName: 'Hide Caller Number',
			name: 'anonymous',
			type: 'boolean',
			default: true,
			description: 'Whether the called phone shows no number',
			displayOptions: optionForTakersOf('anonymous'),
		},
		{
			displayName: 'Reference',
			name: 'reference',
			type: 'string',
			default: '',
			placeholder: 'e.g. order-1042-delivery',
			description:
				'Your own name for the call, which comes back with its result. The same reference is never called twice, so add e.g. -try-2 for another try. When empty, each item of each execution gets its own.',
		},
		{
			displayName: 'Result Field',
			name: 'resultField',
			type: 'string',
			noDataExpression: true,
			default: 'call',
			placeholder: 'e.g. secondCall',
			description:
				'Field of the item that the result is put in. Give a second call of the same item another name, so that it does not overwrite the first.',
		},
		{
			displayName: 'Ring Time (Seconds)',
			name: 'ringSeconds',
			type: 'number',
			typeOptions: { minValue: 10, maxValue: 60 },
			default: 30,
			description: 'How long to let the phone ring',
			displayOptions: optionForTakersOf('ringSeconds'),
		},
		rulesField,
		{
			displayName: 'Simulate Ending',
			name: 'simulateEnding',
			type: 'options',
			default: 'answered',
			options: SIMULATE_CHOICES,
			description:
				'How the call is to end without being made, so that every branch can be built without a phone. The number and the variables are checked; nothing is sent, and call.simulated is true. No key is pressed. Not for Call in Order.',
		},
		{
			displayName: 'Test Callback',
			name: 'testWayBack',
			type: 'boolean',
			default: true,
			description:
				'Whether to send one report for each exit to Result URL instead of calling, and to show under call.wayBack which arrived. No phone rings, and no workflow starts. The item continues on Not Called.',
			displayOptions: { hide: { '/operation': [IN_ORDER] } },
		},
		{
			displayName: 'Timeout (Seconds)',
			name: 'timeoutSeconds',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 30,
			description: 'How long the provider may take to answer the request',
		},
		tryAgainField,
		{
			displayName: 'When Voicemail Answers',
			name: 'voicemail',
			type: 'options',
			default: 'ignore',
			options: [
				{ name: 'Hang Up', value: 'stop' },
				{ name: 'Run the Flow Anyway', value: 'ignore' },
				{ name: 'Start the Flow Again', value: 'restart' },
			],
			description: 'What happens when a voicemail takes the call',
			displayOptions: optionForTakersOf('voicemail'),
		},
	],
};

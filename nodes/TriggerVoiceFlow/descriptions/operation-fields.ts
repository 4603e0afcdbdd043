/** What the node does, and where. */
import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { PROVIDER_IDS } from '../../../core';
import { providerOptions } from '../../shared/host/form-words';

export const START = 'startFlow';
export const LOOK_UP = 'lookUpResult';

/** Said by hiding: workflows saved before there was a choice have no operation, and start flows. */
const hiddenFrom = (operation: string, options: IDisplayOptions = {}): IDisplayOptions => ({
	...options,
	hide: { ...options.hide, operation: [operation] },
});

/** The fields, for calls that are started. */
export const whenStarting = (fields: readonly INodeProperties[]): INodeProperties[] =>
	fields.map((field) => ({ ...field, displayOptions: hiddenFrom(LOOK_UP, field.displayOptions) }));

/** The fields, for results that are looked up. */
export const whenLookingUp = (fields: readonly INodeProperties[]): INodeProperties[] =>
	fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, operation: [LOOK_UP] },
		},
	}));

export const operationFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: START,
		options: [
			{
				name: 'Look Up Result',
				value: LOOK_UP,
				action: 'Look up how a call ended',
				description: 'Ask the report of the provider how a call ended. Places no call.',
			},
			{
				name: 'Start Flow',
				value: 'startFlow',
				action: 'Call a number and run a voice flow',
				description: 'Call a phone number and run a voice flow on the call',
			},
		],
	},
	{
		// the editor takes "Trigger" in a name for a trigger's and offers its events, "On new … event"
		// where it finds none; those named "*" it leaves out, so that the operations alone are offered
		displayName: 'Event',
		name: 'event',
		type: 'hidden',
		default: 'startFlow',
		options: [{ name: '*', value: 'startFlow' }],
	},
	{
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		noDataExpression: true,
		default: `${PROVIDER_IDS[0]}`,
		options: providerOptions(),
		description: 'Where the voice flow was designed. Each one can also be the local sandbox.',
	},
];

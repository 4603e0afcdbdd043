/** What the node does, and where. */
import type { INodeProperties } from 'n8n-workflow';
import { PROVIDER_IDS } from '../../../core';
import { providerOptions } from '../../shared/host/form-words';

export const START = 'startFlow';
export const LOOK_UP = 'lookUpResult';
export const IN_ORDER = 'callInOrder';
/** n8n's own value: it makes a human review for agents of every node that has it. */
export const ASK = 'sendAndWait';

type Fields = readonly INodeProperties[];

/** Said by hiding: workflows saved before there was a choice have no operation, and start flows. */
const hiddenFrom =
	(...operations: string[]) =>
	(fields: Fields): INodeProperties[] =>
		fields.map((field) => ({
			...field,
			displayOptions: {
				...field.displayOptions,
				hide: { ...field.displayOptions?.hide, operation: operations },
			},
		}));

const shownFor =
	(operation: string) =>
	(fields: Fields): INodeProperties[] =>
		fields.map((field) => ({
			...field,
			displayOptions: {
				...field.displayOptions,
				show: { ...field.displayOptions?.show, operation: [operation] },
			},
		}));

/** The fields, for calls of any kind. */
export const whenCalling = hiddenFrom(LOOK_UP);

/** The fields, for one call, whatever for. */
export const whenCallingOne = hiddenFrom(LOOK_UP, IN_ORDER);

/** The fields, for a call that is started. */
export const whenStarting = hiddenFrom(LOOK_UP, IN_ORDER, ASK);

/** The fields, for somebody who is asked. */
export const whenAsking = shownFor(ASK);

/** The fields, for people who are called in order. */
export const whenCallingInOrder = shownFor(IN_ORDER);

/** The fields, for results that are looked up. */
export const whenLookingUp = shownFor(LOOK_UP);

export const operationFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: START,
		options: [
			{
				name: 'Start Flow',
				value: 'startFlow',
				action: 'Call a number and run a voice flow',
				description: 'Call a phone number and run a voice flow on the call',
			},
			{
				name: 'Call in Order',
				value: IN_ORDER,
				action: 'Call people in order until one confirms',
				description: 'Call people one after the other until one of them confirms by a key',
			},
			{
				name: 'Ask by Phone and Wait',
				value: ASK,
				action: 'Ask a person by phone and wait for the key',
				description:
					'Call a person, have the flow say a message, and continue depending on the key that is pressed',
			},
			{
				name: 'Look Up Result',
				value: LOOK_UP,
				action: 'Look up how a call ended',
				description: 'Ask the report of the provider how a call ended. Places no call.',
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

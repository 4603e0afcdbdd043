/** What somebody is asked by phone, and which key says yes. */
import type { INodeProperties } from 'n8n-workflow';
import { FIELD_LABELS } from '../../../core';
import { ASK } from './operation-fields';

/** n8n puts a message of its own in place of this one where the node reviews an agent's tool. */
export const messageFields: INodeProperties[] = [
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		default: '',
		placeholder: 'e.g. Ada Lovelace asks for 40 euros back for order 1042',
		description:
			'What the flow says before it asks for a key. Short sentences are understood best on the phone.',
	},
	{
		displayName: 'Message Variable',
		name: 'messageVariable',
		type: 'string',
		default: 'message',
		placeholder: 'e.g. message',
		description: 'Variable of the flow that the message is given to, as the flow spells it',
	},
	{
		displayName: 'Confirm Digits',
		name: 'confirmDigits',
		type: 'string',
		default: '1',
		placeholder: 'e.g. 1',
		description:
			'Key that approves: the whole sequence, several with commas between them. Nothing else approves: not an answered call without it, not a mailbox, not a wait that runs out.',
	},
	{
		displayName: 'Decline Digits',
		name: 'declineDigits',
		type: 'string',
		default: '2',
		placeholder: 'e.g. 2',
		description: 'Key that declines. Leave empty when the flow offers none.',
	},
];

/** How the decision comes back. Unlike a tool, a review waits. */
export const decisionFields: INodeProperties[] = [
	{
		displayName: 'Wait Limit (Minutes)',
		name: 'waitLimitMinutes',
		type: 'number',
		typeOptions: { minValue: 0.1 },
		default: 10,
		description:
			'How long to wait for the decision. Then nothing is approved, and a key that comes later changes nothing; n8n looks once a minute, so this can take up to a minute longer.',
	},
	{
		displayName: 'Result URL',
		name: 'resultUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/webhook/…',
		description:
			'Production URL of an Outbound Call Result node, which takes the result and wakes this execution. When empty, a published one with the same callback secret is used; without one, a result that comes before n8n has saved the wait is lost.',
	},
];

/** An option, which does nothing until it is added. A review of an agent's tool has no operation, and asks once. */
export const askAgainField: INodeProperties = {
	displayName: 'Ask Again',
	name: 'askAgain',
	type: 'fixedCollection',
	default: { values: {} },
	options: [
		{
			displayName: 'Calls',
			name: 'values',
			values: [
				{
					displayName: FIELD_LABELS.moreCalls!,
					name: 'moreCalls',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 9 },
					default: 1,
					description:
						'How many calls may follow the first one. With more than three, the pause has to be a minute or longer.',
				},
				{
					displayName: FIELD_LABELS.pauseMinutes!,
					name: 'pauseMinutes',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 5,
					description: 'How long after a call without a decision the next one begins',
				},
			],
		},
	],
	description:
		'Calls the person again where no key decided: not reached, a mailbox, no key or another one. Without it, that is a refusal. The item continues once, with a decision or after the last call.',
	displayOptions: { show: { '/operation': [ASK] } },
};

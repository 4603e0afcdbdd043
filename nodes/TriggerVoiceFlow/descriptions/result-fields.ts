/** How the result comes back. */
import type { INodeProperties } from 'n8n-workflow';
import { PROVIDER_TEXTS } from '../../../core';
import { ONE_OUTPUT } from '../outputs';
import { SET_UP_FIRST } from './provider-display';

/** A tool answers its agent at once: it never waits. */
const NOT_AS_TOOL = { '@tool': [true] };

/** For either operation: who reads the outputs does not care how a result was found. */
export const oneOutputField: INodeProperties = {
	displayName: 'One Output',
	name: ONE_OUTPUT,
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether all items continue on one output, with call.exit saying how the call ended. Needed where this node is the last one of a sub-workflow: n8n hands only the first output to the workflow that called it.',
	displayOptions: { hide: NOT_AS_TOOL },
};

function resultNotice(id: (typeof SET_UP_FIRST)[number]): INodeProperties {
	return {
		displayName: `${PROVIDER_TEXTS[id].en.resultNotice} <a href="https://github.com/ringback/ringback/blob/main/docs/results.md" target="_blank">How to set that up</a>`,
		name: `${id}ResultNotice`,
		type: 'notice',
		default: '',
	};
}

const resultUrl: INodeProperties = {
	displayName: 'Result URL',
	name: 'resultUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…',
};

const waitLimit: INodeProperties = {
	displayName: 'Wait Limit (Minutes)',
	name: 'waitLimitMinutes',
	type: 'number',
	typeOptions: { minValue: 0.1 },
	default: 10,
};

const relayed: INodeProperties = {
	...resultUrl,
	description:
		'Production URL of an Outbound Call Result node, which takes the result and wakes this execution. When empty, a published one with the same callback secret is used; without one, a result that comes before n8n has saved the wait is lost.',
};

/** People who are called in order are always waited for. */
export const inOrderResultFields: INodeProperties[] = [
	...SET_UP_FIRST.map((id) => ({
		...resultNotice(id),
		displayOptions: { show: { provider: [id] } },
	})),
	{
		...waitLimit,
		description:
			'How long each call is waited for. Then the next person is called; a yes that comes later still counts.',
	},
	relayed,
];

export const resultFields: INodeProperties[] = [
	{
		displayName: 'Wait for Result',
		name: 'waitForResult',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether to wait until the call has ended and to continue on the output that says how: answered, busy, no answer and so on. Several items wait together: all leave when the last call has ended. When off, the workflow continues as soon as the call is placed.',
		displayOptions: { hide: NOT_AS_TOOL },
	},
	...SET_UP_FIRST.map((id): INodeProperties => ({
		...resultNotice(id),
		displayOptions: { show: { provider: [id], waitForResult: [true] }, hide: NOT_AS_TOOL },
	})),
	{
		...waitLimit,
		description:
			'How long to wait for the result of each call. Then the item continues on No Result; n8n looks once a minute, so this can take up to a minute longer.',
		displayOptions: { show: { waitForResult: [true] }, hide: NOT_AS_TOOL },
	},
	{
		...relayed,
		displayOptions: { show: { waitForResult: [true] }, hide: NOT_AS_TOOL },
	},
	{
		...resultUrl,
		description:
			'Production URL of an Outbound Call Result node that should receive the result. Leave empty when the result is not needed.',
		displayOptions: { show: { waitForResult: [false] }, hide: NOT_AS_TOOL },
	},
	{
		...resultUrl,
		description:
			'Production URL of an Outbound Call Result node that should receive the result. Leave empty when the result is not needed.',
		displayOptions: { show: { '@tool': [true] } },
	},
];

import type { INodeProperties } from 'n8n-workflow';
import { providerOptions } from '../shared/host/form-words';

export const fields: INodeProperties[] = [
	{
		displayName:
			'Publish the workflow, then paste the production URL above into "Result URL" of Trigger Voice Flow. Choose the same callback secret in both nodes.',
		name: 'urlNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Resume Waiting',
		name: 'resumeWaiting',
		type: 'boolean',
		default: true,
		description:
			'Whether to hand a result to the execution that waits for it, instead of starting this workflow. A result that no execution waits for any more starts this workflow in any case.',
	},
	{
		displayName: 'Only Providers',
		name: 'onlyProviders',
		type: 'multiOptions',
		default: [],
		options: providerOptions(),
		description: 'Start this workflow for results of these providers only. None chosen means all.',
	},
];

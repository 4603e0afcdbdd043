import type { INodeCredentialDescription } from 'n8n-workflow';
import { LOOK_UP } from './operation-fields';
import { providerCredentials } from './provider-display';

/** The credentials of the node; the linter of n8n reads one constant, and no list that is spread. */
export const nodeCredentials: INodeCredentialDescription[] = [
	...providerCredentials,
	{
		name: 'ringbackCallbackApi',
		displayName: 'Callback Secret (Optional)',
		// needed where "Outbound Call Result" takes the report, which display options cannot say
		required: false,
		displayOptions: { hide: { operation: [LOOK_UP] } },
		testedBy: 'callbackSecret',
	},
];

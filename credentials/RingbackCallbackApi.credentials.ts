import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The secret that result addresses are sealed with. Nobody outside knows it, so there is no
 * address to test it against: the nodes test its length (`testedBy` in their descriptions).
 */
export class RingbackCallbackApi implements ICredentialType {
	name = 'ringbackCallbackApi';

	displayName = 'Ringback Callback API';

	icon = {
		light: 'file:../icons/ringback-callback.svg',
		dark: 'file:../icons/ringback-callback.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/ringback/ringback/blob/main/docs/at-most-once.md#nobody-else';

	properties: INodeProperties[] = [
		{
			displayName: 'Callback Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'Any random text of at least 16 characters, such as one from a password manager. Nobody has to type it again.',
			description:
				'Seals the addresses that results come back to, so that nobody else can report a result',
		},
		{
			displayName: 'Previous Callback Secret',
			name: 'previousSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The secret before this one, whose results are still taken',
			hint: 'When you change the secret: the old one, so that calls under way still report. Clear it a week later.',
		},
	];
}

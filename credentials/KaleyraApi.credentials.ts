import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { KALEYRA_REGIONS, SANDBOX_URL, providers } from '../core';
import { authenticateAs } from '../nodes/shared/host/authenticate';

/** The address as the core finds it; a test compares the two. */
const BASE_URL = `={{ (${JSON.stringify(KALEYRA_REGIONS)})[$credentials.region] || ($credentials.baseUrl || ($credentials.region === "custom" ? "" : "${SANDBOX_URL}/kaleyra")).replace(/\\/*([?#].*)?$/, "") }}`;

export class KaleyraApi implements ICredentialType {
	name = 'kaleyraApi';

	displayName = 'Kaleyra API';

	icon = {
		light: 'file:../icons/ringback-account.svg',
		dark: 'file:../icons/ringback-account.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/ringback/ringback/blob/main/docs/providers/kaleyra.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			default: 'in',
			options: [
				{ name: 'Asia Pacific', value: 'ap' },
				{ name: 'Europe', value: 'eu' },
				{ name: 'Global', value: 'global' },
				{ name: 'India', value: 'in' },
				{ name: 'Local Sandbox', value: 'sandbox' },
				{ name: 'Other Address', value: 'custom' },
			],
			description: 'Where the account lives: its address in the browser says it',
		},
		{
			displayName: 'Base Address',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: `e.g. ${SANDBOX_URL}/kaleyra`,
			description:
				'Address of the API, starting with https. The sandbox on this machine needs none.',
			hint: 'Leave empty for the sandbox on this machine',
			displayOptions: { show: { region: ['sandbox', 'custom'] } },
		},
		{
			displayName: 'Account SID',
			name: 'sid',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. HX0000000000IN',
			description: 'Security identifier of the account',
			hint: 'Sandbox: HXSANDBOX',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Key that was generated for the account in Kaleyra.io',
			hint: 'Sandbox: sandbox-key',
		},
	];

	authenticate = authenticateAs(providers.kaleyra);

	// lists the account's numbers: nothing is dialled
	test: ICredentialTestRequest = {
		request: {
			baseURL: BASE_URL,
			url: '=/v1/{{ encodeURIComponent($credentials.sid) }}/number/subscriptions',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Kaleyra refused the API key. Check region, account SID and API key.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						'There is no such account at this address. Check the address and the account SID.',
				},
			},
		],
	};
}

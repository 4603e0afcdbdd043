import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { MESSAGES, SANDBOX_URL, TALKDESK_REGIONS, fault, isBearer, providers } from '../core';

const IDENTITY = Object.fromEntries(
	Object.entries(TALKDESK_REGIONS).map(([region, { identity }]) => [region, identity]),
);

/** The address as the core finds it; a test compares the two. */
const WANTED_URL = [
	'$self["region"] === "custom" ? $self["tokenUrl"]',
	`: $self["region"] === "sandbox" ? ($self["apiBaseUrl"] || "${SANDBOX_URL}/talkdesk").replace(/\\/*([?#].*)?$/, "") + "/oauth/token"`,
	`: "https://" + encodeURIComponent($self["account"]) + "." + (${JSON.stringify(IDENTITY)})[$self["region"]] + "/oauth/token"`,
].join(' ');
/** Where the client's secret may go: an encrypted address, or this machine; `isSafeAddress` of the core. */
const SAFE =
	'/^(https:\\/\\/[^/\\\\]|http:\\/\\/(localhost|127(\\.\\d+){3}|\\[::1\\])(:\\d+)?(\\/|$))/i';
const ACCESS_TOKEN_URL = `={{ [${WANTED_URL}].filter((url) => ${SAFE}.test(url))[0] || "" }}`;

export class TalkdeskOAuth2Api implements ICredentialType {
	name = 'talkdeskOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Talkdesk OAuth2 API';

	icon = {
		light: 'file:../icons/ringback-account.svg',
		dark: 'file:../icons/ringback-account.dark.svg',
	} as const;

	// n8n puts a token of another type into the address, where it ends up in logs
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const type = (credentials.oauthTokenData as IDataObject | undefined)?.token_type;
		if (!isBearer(type)) throw fault(MESSAGES.tokenNotBearer(providers.talkdesk.displayName));
		return {};
	}

	documentationUrl = 'https://github.com/ringback/ringback/blob/main/docs/providers/talkdesk.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'clientCredentials',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			default: 'us',
			description: 'Where the Talkdesk account is hosted',
			options: [
				{ name: 'Canada', value: 'ca' },
				{ name: 'Europe', value: 'eu' },
				{ name: 'Local Sandbox', value: 'sandbox' },
				{ name: 'Other Address', value: 'custom' },
				{ name: 'United States', value: 'us' },
			],
		},
		{
			displayName: 'Account',
			name: 'account',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. acme',
			description: 'Name of the account in its Talkdesk address',
			hint: 'The first part of your Talkdesk address: acme in acme.mytalkdesk.com',
			displayOptions: { show: { region: Object.keys(TALKDESK_REGIONS) } },
		},
		{
			displayName: 'API Address',
			name: 'apiBaseUrl',
			type: 'string',
			default: '',
			placeholder: `e.g. ${SANDBOX_URL}/talkdesk`,
			description:
				'Address of the API, starting with https. The sandbox on this machine needs none.',
			hint: 'Leave empty for the sandbox on this machine',
			displayOptions: { show: { region: ['sandbox', 'custom'] } },
		},
		{
			displayName: 'Access Token Address',
			name: 'tokenUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://acme.talkdeskid.com/oauth/token',
			description: 'Address that access tokens are asked from, starting with https',
			displayOptions: { show: { region: ['custom'] } },
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: ACCESS_TOKEN_URL,
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. sandbox-client',
			description: 'ID of an OAuth client made in Talkdesk Builder',
			hint: 'Of an OAuth client with the grant type client credentials. Sandbox: sandbox-client',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Secret of the OAuth client, which Talkdesk Builder shows once',
			hint: 'Sandbox: sandbox-secret',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: 'flows-interactions:start',
			placeholder: 'e.g. flows-interactions:start',
			description: 'What the access token may do, separated by spaces',
			hint: 'To look results up, add: data-reports:write data-reports:read. The sandbox grants both.',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
	];
}

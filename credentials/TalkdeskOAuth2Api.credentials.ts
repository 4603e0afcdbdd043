import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import {
	MESSAGES,
	OWN_HOST,
	SANDBOX_URL,
	TALKDESK_REGIONS,
	fault,
	isBearer,
	providers,
	tableOf,
} from '../core';
import {
	addressProperty,
	hintedProperty,
	propertyOf,
	regionProperty,
} from '../nodes/shared/host/credential-properties';

const table = tableOf('talkdesk');

const IDENTITY = Object.fromEntries(
	Object.entries(TALKDESK_REGIONS).map(([region, { identity }]) => [region, identity]),
);

/** The address as the core finds it; a test compares the two. */
const WANTED_URL = [
	'$self["region"] === "custom" ? $self["tokenUrl"]',
	`: $self["region"] === "sandbox" ? ($self["apiBaseUrl"] || "${SANDBOX_URL}/talkdesk").replace(/\\/*([?#].*)?$/, "") + "/oauth/token"`,
	`: "https://" + encodeURIComponent($self["account"]) + "." + (${JSON.stringify(IDENTITY)})[$self["region"]] + "/oauth/token"`,
].join(' ');
/** Where the client's secret may go, as `isSafeAddress` of the core says it; an expression has no URL to read. */
const SAFE = `/^(https:\\/\\/[^/\\\\]|http:\\/\\/(${OWN_HOST.source})(:\\d+)?(\\/|$))/i`;
const ACCESS_TOKEN_URL = `={{ [${WANTED_URL}].filter((url) => ${SAFE}.test(url))[0] || "" }}`;

/** What n8n would say only the status of. */
const REFUSED =
	'Talkdesk refused the ID, the secret or the scope of the client. A scope that was added a moment ago needs some minutes.';

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

	/**
	 * Asks for a token by what the form holds, even where an earlier token still lives. n8n asks
	 * for one itself before, where it has none, and says in its own words why there is none: a
	 * credential of its OAuth2 can be tested in no other way.
	 */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: '={{ $credentials.accessTokenUrl }}',
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: '=grant_type=client_credentials{{ $credentials.scope ? "&scope=" + encodeURIComponent($credentials.scope) : "" }}',
			auth: {
				username: '={{ $credentials.clientId }}',
				password: '={{ $credentials.clientSecret }}',
			},
			disableFollowRedirect: true,
		},
		rules: [400, 401].map((value) => ({
			type: 'responseCode',
			properties: { value, message: REFUSED },
		})),
	};

	documentationUrl = 'https://github.com/ringback/ringback/blob/main/docs/providers/talkdesk.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'clientCredentials',
		},
		regionProperty(table),
		propertyOf(table, 'account'),
		addressProperty(table, 'apiBaseUrl'),
		// n8n's own OAuth2 keeps the address that it works out by the other name
		propertyOf(table, 'accessTokenUrl', { name: 'tokenUrl' }),
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: ACCESS_TOKEN_URL,
		},
		// n8n puts the fields of its OAuth2 first, whatever stands before them here
		hintedProperty(table, 'clientId', 'Region and account stand further down.'),
		propertyOf(table, 'clientSecret'),
		propertyOf(table, 'scope', {
			default: 'flows-interactions:start',
			description: 'What the access token may do, separated by spaces',
			hint: 'To look results up, add: data-reports:write data-reports:read. The sandbox grants both.',
		}),
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
	];
}

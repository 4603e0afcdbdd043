import { NUMBER_ARGUMENT, type ProviderTable } from '../table';

/** API host and identity domain per region; other regions are not documented well enough: `custom`. */
export const TALKDESK_REGIONS = {
	us: { api: 'https://api.talkdeskapp.com', identity: 'talkdeskid.com' },
	eu: { api: 'https://api.talkdeskapp.eu', identity: 'talkdeskid.eu' },
	ca: { api: 'https://api.talkdeskappca.com', identity: 'talkdeskidca.com' },
} as const;

const OWN_REGIONS = Object.keys(TALKDESK_REGIONS);

/** The arguments that carry the callback address into the flow. */
export const RESULT_ARGUMENTS = { url: 'result_url', token: 'result_token' } as const;

export const table = {
	id: 'talkdesk',
	displayName: 'Talkdesk Studio',
	company: 'Talkdesk',
	credentialType: 'talkdeskOAuth2Api',
	account: {
		regions: Object.fromEntries(
			Object.entries(TALKDESK_REGIONS).map(([region, { api }]) => [region, api]),
		),
		fields: [
			{
				name: 'account',
				kind: 'text',
				need: 'required',
				regions: OWN_REGIONS,
				pattern: '[A-Za-z\\d-]+',
				example: 'acme',
			},
			{
				name: 'apiBaseUrl',
				kind: 'address',
				need: 'required',
				regions: ['custom'],
				example: TALKDESK_REGIONS.us.api,
			},
			{
				name: 'accessTokenUrl',
				kind: 'address',
				need: 'required',
				regions: ['custom'],
				example: 'https://acme.talkdeskid.com/oauth/token',
			},
			{
				name: 'clientId',
				kind: 'text',
				need: 'required',
				isCredential: true,
				example: '8c2f0d6e5b7a4c1f9e3d2b1a0f9e8d7c',
				sandbox: 'sandbox-client',
			},
			{
				name: 'clientSecret',
				kind: 'secret',
				need: 'required',
				isCredential: true,
				signIn: 'clientSecret',
				sandbox: 'sandbox-secret',
			},
			{
				name: 'keyId',
				kind: 'text',
				need: 'required',
				isCredential: true,
				signIn: 'privateKey',
				only: 'node-red',
				example: '3f1c5e7a-0b2d-4e6f-8a9b-1c2d3e4f5a6b',
			},
			{
				name: 'privateKey',
				kind: 'key',
				need: 'required',
				isCredential: true,
				signIn: 'privateKey',
				only: 'node-red',
			},
			{
				name: 'scope',
				kind: 'text',
				need: 'optional',
				example: 'flows-interactions:start',
				sandbox: '',
			},
			{
				name: 'lookUp',
				kind: 'choice',
				need: 'optional',
				options: ['auto', 'on', 'off'],
				default: 'auto',
				sandbox: 'on',
				only: 'node-red',
			},
		],
	},
	call: [
		{ name: 'numberArgument', need: 'optional' },
		{ name: 'variables', need: 'optional' },
	],
	variableValues: 'text',
	sandbox: { path: '/talkdesk', flowId: '00000000000040008000000000000c01', from: '' },
	flowPosts: {
		parameters: [NUMBER_ARGUMENT, RESULT_ARGUMENTS.url, RESULT_ARGUMENTS.token],
		token: `<${RESULT_ARGUMENTS.token}>`,
		exits: [
			['Answered', 'answered'],
			['Busy', 'busy'],
			['No Answer', 'no_answer'],
			['Invalid number', 'invalid_number'],
			['Error', 'failed'],
		],
	},
	looksUp: true,
} as const satisfies ProviderTable;

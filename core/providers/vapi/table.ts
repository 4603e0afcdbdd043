import type { ProviderTable } from '../table';

export const table = {
	id: 'vapi',
	displayName: 'Vapi',
	company: 'Vapi',
	credentialType: 'vapiVoiceApi',
	account: {
		regions: { vapi: 'https://api.vapi.ai' },
		fields: [
			{
				name: 'apiKey',
				kind: 'secret',
				need: 'required',
				isCredential: true,
				sandbox: 'sandbox-vapi-key',
			},
		],
	},
	call: [
		{ name: 'from', need: 'required', list: true },
		{ name: 'variables', need: 'optional' },
	],
	variableValues: 'json',
	flowList: true,
	sandbox: {
		path: '/vapi',
		flowId: '00000000-0000-4000-8000-000000000c01',
		// the id of a number of the account: +14155550190
		from: '00000000-0000-4000-8000-000000000190',
	},
	looksUp: true,
} as const satisfies ProviderTable;

import type { ProviderTable } from '../table';

export const table = {
	id: 'infobip',
	displayName: 'Infobip IVR',
	company: 'Infobip',
	credentialType: 'infobipVoiceApi',
	account: {
		// each account has an address of its own, and there is none for all of them
		regions: { custom: '' },
		baseUrlExample: 'https://xxxxx.api.infobip.com',
		fields: [
			{
				name: 'apiKey',
				kind: 'secret',
				need: 'required',
				isCredential: true,
				sandbox: 'sandbox-infobip-key',
			},
		],
	},
	call: [
		{ name: 'from', need: 'required' },
		{ name: 'variables', need: 'optional' },
		{ name: 'ringSeconds', need: 'optional' },
	],
	variableValues: 'text',
	flowList: true,
	readyFlow: true,
	sandbox: {
		path: '/infobip',
		flowId: '00000000000040008000000000000C01',
		from: '+442079460036',
	},
} as const satisfies ProviderTable;

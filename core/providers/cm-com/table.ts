import type { ProviderTable } from '../table';

export const CM_COM_URL = 'https://api.cm.com/voiceapi/v2';

export const table = {
	id: 'cmCom',
	displayName: 'CM.com FlowBuilder',
	company: 'CM.com',
	credentialType: 'cmComVoiceApi',
	account: {
		regions: { cm: CM_COM_URL },
		fields: [
			{
				name: 'productToken',
				kind: 'secret',
				need: 'required',
				isCredential: true,
				sandbox: '00000000-0000-4000-8000-000000000001',
			},
			{
				name: 'voiceAccountId',
				kind: 'text',
				need: 'optional',
				example: '5d0f6c1e-2a3b-4c5d-8e7f-9a0b1c2d3e4f',
				sandbox: '00000000-0000-4000-8000-0000000000a1',
			},
		],
	},
	call: [
		{ name: 'from', need: 'required' },
		{ name: 'variables', need: 'optional' },
		{ name: 'ringSeconds', need: 'optional' },
		{ name: 'voicemail', need: 'optional' },
		{ name: 'anonymous', need: 'optional' },
	],
	variableValues: 'json',
	sandbox: {
		path: '/cm/voiceapi/v2',
		flowId: '00000000-0000-4000-8000-000000000c01',
		from: '+442079460018',
	},
} as const satisfies ProviderTable;

import type { ProviderTable } from '../table';

export const table = {
	id: 'retell',
	displayName: 'Retell AI',
	company: 'Retell AI',
	credentialType: 'retellVoiceApi',
	account: {
		regions: { retell: 'https://api.retellai.com' },
		fields: [
			{
				name: 'apiKey',
				kind: 'secret',
				need: 'required',
				isCredential: true,
				sandbox: 'sandbox-retell-key',
			},
			{
				name: 'webhookKey',
				kind: 'secret',
				need: 'optional',
				isCredential: true,
				sandbox: 'sandbox-retell-key',
			},
		],
	},
	call: [
		{ name: 'from', need: 'required', list: true },
		{ name: 'variables', need: 'optional' },
	],
	variableValues: 'text',
	flowIdForm: 'agent_.+',
	flowList: true,
	sandbox: {
		path: '/retell',
		flowId: 'agent_00000000000040008000000000000c01',
		from: '+14155550170',
	},
	looksUp: true,
} as const satisfies ProviderTable;

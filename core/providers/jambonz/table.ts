import type { ProviderTable } from '../table';

export const table = {
	id: 'jambonz',
	displayName: 'jambonz',
	company: 'jambonz',
	credentialType: 'jambonzVoiceApi',
	account: {
		regions: { jambonz: 'https://jambonz.cloud/api' },
		fields: [
			{
				name: 'accountSid',
				kind: 'text',
				need: 'required',
				isCredential: true,
				example: '9351f46a-678c-43f5-b8a6-d4eb58d131af',
				sandbox: '00000000-0000-4000-8000-0000000000b1',
			},
			{
				name: 'apiKey',
				kind: 'secret',
				need: 'required',
				isCredential: true,
				sandbox: 'sandbox-jambonz-key',
			},
			{
				name: 'webhookKey',
				kind: 'secret',
				need: 'optional',
				isCredential: true,
				sandbox: 'wh_secret_sandbox',
			},
			{
				name: 'machineDetection',
				kind: 'choice',
				need: 'optional',
				options: ['off', 'on'],
				default: 'off',
				sandbox: 'on',
			},
		],
	},
	call: [
		{ name: 'from', need: 'required', list: true },
		{ name: 'variables', need: 'optional' },
		{ name: 'ringSeconds', need: 'optional' },
	],
	variableValues: 'json',
	flowList: true,
	sandbox: {
		path: '/jambonz',
		flowId: '00000000-0000-4000-8000-000000000c01',
		from: '+442079460045',
	},
	statusHook: { fragment: '#rc=3&rp=ct,rt,5xx' },
	looksUp: true,
} as const satisfies ProviderTable;

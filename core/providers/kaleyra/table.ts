import type { ProviderTable } from '../table';

export const table = {
	id: 'kaleyra',
	displayName: 'Kaleyra',
	company: 'Kaleyra',
	credentialType: 'kaleyraApi',
	account: {
		regions: {
			in: 'https://api.in.kaleyra.io',
			ap: 'https://api.ap.kaleyra.io',
			eu: 'https://api.eu.kaleyra.io',
			global: 'https://api.kaleyra.io',
		},
		fields: [
			{
				name: 'sid',
				kind: 'text',
				need: 'required',
				isCredential: true,
				example: 'HX0000000000IN',
				sandbox: 'HXSANDBOX',
			},
			{
				name: 'apiKey',
				kind: 'secret',
				need: 'required',
				isCredential: true,
				sandbox: 'sandbox-key',
			},
		],
	},
	call: [{ name: 'from', need: 'required', list: true }],
	flowIdForm: 'SG_.+',
	sandbox: {
		path: '/kaleyra',
		flowId: 'SG_00000000-0000-4000-8000-000000000c01',
		from: '+14155550160',
	},
} as const satisfies ProviderTable;

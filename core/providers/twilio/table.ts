import type { ProviderTable } from '../table';

/** Where flows run, and where everything else of an account is asked for, by region. */
export const TWILIO_REGIONS = {
	us1: { studio: 'https://studio.twilio.com', api: 'https://api.twilio.com' },
} as const;

/** The values that carry the callback address into the flow, there `flow.data.…`. */
export const TWILIO_RESULT_DATA = { url: 'result_url', token: 'result_token' } as const;

export const table = {
	id: 'twilio',
	displayName: 'Twilio Studio',
	company: 'Twilio',
	credentialType: 'twilioStudioApi',
	account: {
		regions: { us1: TWILIO_REGIONS.us1.studio },
		fields: [
			{
				name: 'accountSid',
				kind: 'text',
				need: 'required',
				isCredential: true,
				pattern: 'AC[\\da-fA-F]{32}',
				example: 'AC00000000000000000000000000000001',
				sandbox: 'AC00000000000000000000000000000001',
			},
			{
				name: 'authToken',
				kind: 'secret',
				need: 'required',
				isCredential: true,
				sandbox: 'sandbox-twilio-token',
			},
			{
				name: 'apiKeySid',
				kind: 'text',
				need: 'optional',
				isCredential: true,
				pattern: 'SK[\\da-fA-F]{32}',
				example: 'SK00000000000000000000000000000001',
				sandbox: '',
			},
			{
				name: 'webhookKey',
				kind: 'secret',
				need: 'optional',
				isCredential: true,
				sandbox: 'sandbox-twilio-token',
			},
		],
	},
	call: [
		{ name: 'from', need: 'required', list: true },
		{ name: 'variables', need: 'optional' },
	],
	variableValues: 'json',
	flowIdForm: 'FW[\\da-fA-F]{32}',
	flowList: true,
	readyFlow: true,
	sandbox: {
		path: '/twilio',
		flowId: 'FW00000000000040008000000000000c01',
		from: '+14155550180',
	},
	flowPosts: {
		parameters: [],
		token: `{{flow.data.${TWILIO_RESULT_DATA.token}}}`,
		exits: [
			['Answered', 'answered'],
			['Busy', 'busy'],
			['No Answer', 'noAnswer'],
			['Call Failed', 'failed'],
		],
		// `call_person` is the widget's name in the ready flow (docs/providers/twilio-flow.json)
		further: {
			answered_by: '{{widgets.call_person.AnsweredBy}}',
			sip_code: '{{widgets.call_person.SipResponseCode}}',
			execution_sid: '{{flow.sid}}',
		},
	},
	looksUp: true,
	asksByFlow: true,
} as const satisfies ProviderTable;

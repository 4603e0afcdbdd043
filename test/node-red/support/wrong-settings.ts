import type { ProviderId } from '../../../core';

/** A setting that a person has to put right, and what the error has to say. */
export interface WrongSetting {
	what: string;
	provider?: ProviderId;
	trigger?: Record<string, unknown>;
	account?: Record<string, unknown>;
	credentials?: Record<string, string>;
	field: string;
	says: RegExp;
}

export const WRONG_SETTINGS: readonly WrongSetting[] = [
	{ what: 'no flow id', trigger: { flowId: '' }, field: 'flowId', says: /"Flow ID" is empty/ },
	{
		what: 'a flow id that the message does not have',
		trigger: { flowId: 'flow.id', flowIdType: 'msg' },
		field: 'flowId',
		says: /"Flow ID" is empty/,
	},
	{
		what: 'an address of another host as flow id',
		trigger: { flowId: 'https://api.talkdeskapp.com/flows/0123/interactions' },
		field: 'flowId',
		says: /"Flow ID"/,
	},
	{
		what: 'too short a ring time',
		provider: 'cmCom',
		trigger: { ringSeconds: '9' },
		field: 'ringSeconds',
		says: /"Ring Time \(Seconds\)".* 10 to 60/,
	},
	{
		what: 'a ring time of half seconds',
		provider: 'cmCom',
		trigger: { ringSeconds: '10.5' },
		field: 'ringSeconds',
		says: /a whole number of seconds/,
	},
	{
		what: 'an account that is disabled',
		account: { d: true },
		field: 'account',
		says: /disabled or deleted/,
	},
	{
		what: 'too long a ring time',
		provider: 'cmCom',
		trigger: { ringSeconds: '61' },
		field: 'ringSeconds',
		says: /10 to 60/,
	},
	{
		what: 'a ring time that is no number',
		provider: 'cmCom',
		trigger: { ringSeconds: 'soon', ringSecondsType: 'str' },
		field: 'ringSeconds',
		says: /"Ring Time \(Seconds\)"/,
	},
	{
		what: 'a ring time for a provider without one',
		trigger: { ringSeconds: '20' },
		field: 'ringSeconds',
		says: /Talkdesk.*"Ring Time/,
	},
	{
		what: 'an unknown choice for voicemail',
		provider: 'cmCom',
		trigger: { voicemail: 'hang up' },
		field: 'voicemail',
		says: /ignore, restart, stop/,
	},
	{
		what: 'a variable for Kaleyra',
		provider: 'kaleyra',
		trigger: { variables: [{ name: 'order', value: '1042', valueType: 'str' }] },
		field: 'variables',
		says: /Kaleyra.*"Variables"/,
	},
	{
		what: 'an object for Talkdesk, which takes text only',
		trigger: { variables: [{ name: 'order', value: '{"id":1}', valueType: 'json' }] },
		field: 'variables',
		says: /"order".*text only/,
	},
	{
		what: 'a variable by a name of our own',
		trigger: { variables: [{ name: 'result_url', value: 'x', valueType: 'str' }] },
		field: 'variables',
		says: /"result_url"/,
	},
	{
		what: 'a variable without a name',
		trigger: { variables: [{ name: '', value: 'x', valueType: 'str' }] },
		field: 'variables',
		says: /no name/,
	},
	{
		what: 'the same variable twice',
		trigger: {
			variables: [
				{ name: 'order', value: '1', valueType: 'str' },
				{ name: 'order', value: '2', valueType: 'str' },
			],
		},
		field: 'variables',
		says: /"order" is given twice/,
	},
	{
		what: 'variables that are not JSON',
		trigger: { specifyVariables: 'json', variablesJson: '{order: 1042}' },
		field: 'variablesJson',
		says: /"Variables \(JSON\)"/,
	},
	{
		what: 'variables that are a list',
		trigger: { specifyVariables: 'json', variablesJson: '[1]' },
		field: 'variablesJson',
		says: /"Variables \(JSON\)"/,
	},
	{
		what: 'a context that is not JSON',
		trigger: { context: '{orderId' },
		field: 'context',
		says: /"Context"/,
	},
	{
		what: 'a context that is too big',
		trigger: { context: JSON.stringify({ text: 'x'.repeat(1_024) }) },
		field: 'context',
		says: /1024 bytes/,
	},
	{
		what: 'no caller where there has to be one',
		provider: 'cmCom',
		trigger: { from: '' },
		field: 'from',
		says: /"From"/,
	},
	{
		what: 'a caller for a provider that chooses it in the flow',
		trigger: { from: '+14155550160' },
		field: 'from',
		says: /Talkdesk.*"From"/,
	},
	{
		what: 'the number to call as its own caller',
		provider: 'kaleyra',
		trigger: { from: '+14155550101' },
		field: 'to',
		says: /"To" and "From"/,
	},
	{
		what: 'too short a wait',
		trigger: { waitLimitMinutes: '0.05' },
		field: 'waitLimitMinutes',
		says: /"Wait Limit \(Minutes\)".*0\.1 to/,
	},
	{
		what: 'a wait limit that is no number',
		trigger: { waitLimitMinutes: 'long', waitLimitMinutesType: 'str' },
		field: 'waitLimitMinutes',
		says: /"Wait Limit \(Minutes\)"/,
	},
	{
		what: 'no call per second',
		trigger: { callsPerSecond: '0' },
		field: 'callsPerSecond',
		says: /"Calls per Second"/,
	},
	{
		what: 'a negative timeout',
		trigger: { timeoutSeconds: '-1' },
		field: 'timeoutSeconds',
		says: /"Timeout \(Seconds\)"/,
	},
	{
		what: 'a result address on the open network',
		trigger: { resultUrl: 'http://example.com/result' },
		field: 'resultUrl',
		says: /"Result URL".*https/,
	},
	{
		what: 'a public address on the open network',
		account: { publicUrl: 'http://example.com' },
		field: 'publicUrl',
		says: /"Public Address".*https/,
	},
	{
		what: 'a reference that is too long',
		provider: 'cmCom',
		trigger: { reference: 'r'.repeat(65) },
		field: 'reference',
		says: /"Reference".*64/,
	},
	{
		what: 'no public address while it is to wait',
		account: {
			region: 'custom',
			apiBaseUrl: 'https://api.example',
			accessTokenUrl: 'https://id.example',
			publicUrl: '',
		},
		field: 'publicUrl',
		says: /"Public Address"/,
	},
	{
		what: 'a callback secret that can be guessed',
		credentials: { callbackSecret: 'too-short' },
		field: 'callbackSecret',
		says: /16 characters/,
	},
	{
		what: 'no client secret',
		credentials: { clientSecret: '' },
		field: 'clientSecret',
		says: /"Client Secret"/,
	},
	{
		what: 'no product token',
		provider: 'cmCom',
		credentials: { productToken: '' },
		field: 'productToken',
		says: /"Product Token"/,
	},
	{
		what: 'no API key',
		provider: 'kaleyra',
		credentials: { apiKey: '' },
		field: 'apiKey',
		says: /"API Key"/,
	},
	{
		what: 'a path into a context store that has no such thing',
		trigger: { flowId: 'nothing', flowIdType: 'flow' },
		field: 'flowId',
		says: /"Flow ID" is empty/,
	},
];

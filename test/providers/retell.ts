import { FROM, posted, postedRubbish, secret, tokenIn, type ProviderSamples } from './samples';

const WORDS: Readonly<Record<string, string>> = {
	'02': 'voicemail_reached',
	'03': 'dial_busy',
	'04': 'dial_no_answer',
	'05': 'invalid_destination',
	'06': 'dial_failed',
	'07': 'user_declined',
};

export const samples: ProviderSamples = {
	account: { apiKey: secret('retell-key'), region: 'retell' },
	flowId: 'agent_0123456789abcdef0123456789',
	from: FROM,
	accepted: { status: 201, body: { call_id: 'c-1', call_status: 'registered' } },
	naming: { call_id: 'c-1', call_status: 'registered' },
	refusals: [],
	busy: { event: 'call_ended', call: { call_id: 'c-1', disconnection_reason: 'dial_busy' } },
	notSaid: ['noResult'],
	wrongSecret: { apiKey: 'sandbox-retell-keY' },
	unknownFlow: 'does not know this flow',
	form: { fields: ['From', 'Specify Variables', 'Variables'], options: [] },
	wayOf(started) {
		const { agent_override, metadata } = JSON.parse(started) as {
			agent_override: { agent: { webhook_url: string } };
			metadata: object;
		};
		const address = agent_override.agent.webhook_url;
		return {
			url: new URL(address),
			token: tokenIn(address),
			report: (url, token) =>
				posted(url, {
					event: 'call_ended',
					call: {
						call_id: 'c-1',
						disconnection_reason: 'user_hangup',
						metadata: { ...metadata, token },
					},
				}),
			rubbish: postedRubbish,
		};
	},
	reported: (ending) => ({
		providerStatus: WORDS[ending] ?? 'user_hangup',
		talkSeconds: expect.any(Number),
		...(ending === '02' && { answeredBy: 'machine' }),
	}),
	asked: { summary: expect.any(String) },
};

import { posted, postedRubbish, secret, tokenIn, type ProviderSamples } from './samples';

const WORDS: Readonly<Record<string, string>> = {
	'02': 'voicemail',
	'03': 'customer-busy',
	'04': 'customer-did-not-answer',
	'05': 'twilio-reported-customer-misdialed',
	'06': 'twilio-failed-to-connect-call',
	'07': 'customer-busy',
};

const SPOKEN = { transcript: expect.stringMatching(/^AI: /) };
const ANSWERED = { ...SPOKEN, summary: 'The person answered and listened.' };

export const samples: ProviderSamples = {
	account: { apiKey: secret('vapi-key'), region: 'vapi' },
	flowId: '6f1c1f0e-0000-4000-8000-000000000003',
	// the id of a number
	from: '6f1c1f0e-0000-4000-8000-000000000004',
	accepted: { status: 201, body: { id: 'c-1', status: 'queued' } },
	naming: { id: 'c-1', status: 'queued' },
	refusals: [],
	busy: {
		message: { type: 'end-of-call-report', endedReason: 'customer-busy', call: { id: 'c-1' } },
	},
	notSaid: ['noResult'],
	wrongSecret: { apiKey: 'sandbox-vapi-keY' },
	unknownFlow: 'does not know this flow',
	form: { fields: ['From', 'Specify Variables', 'Variables'], options: [] },
	wayOf(started) {
		const { assistantOverrides } = JSON.parse(started) as {
			assistantOverrides: { server: { url: string } };
		};
		const address = assistantOverrides.server.url;
		return {
			url: new URL(address),
			token: tokenIn(address),
			report: (url) =>
				posted(url, {
					message: {
						type: 'end-of-call-report',
						endedReason: 'customer-ended-call',
						call: { id: 'c-1' },
					},
				}),
			rubbish: postedRubbish,
		};
	},
	reported: (ending) => ({
		providerStatus: WORDS[ending] ?? 'customer-ended-call',
		cost: { amount: expect.any(Number), currency: 'USD' },
		...(ending === '02' && { ...SPOKEN, answeredBy: 'machine' }),
		...(WORDS[ending] === undefined && ANSWERED),
	}),
};

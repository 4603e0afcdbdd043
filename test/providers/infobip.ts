import { FROM, posted, postedRubbish, secret, tokenIn, type ProviderSamples } from './samples';

const WORDS: Readonly<Record<string, string>> = {
	'02': 'VOICE_ANSWERED_MACHINE',
	'03': 'EC_VOICE_USER_BUSY',
	'04': 'EC_VOICE_NO_ANSWER',
	'05': 'EC_VOICE_ERROR_DESTINATION_NOT_FOUND',
	'06': 'EC_SERVICE_UNAVAILABLE',
	'07': 'EC_DECLINE',
};

const accepted = {
	messages: [
		{
			to: '14155550123',
			status: { groupId: 1, groupName: 'PENDING', id: 26, name: 'PENDING_ACCEPTED' },
			messageId: 'c-1',
		},
	],
};

export const samples: ProviderSamples = {
	account: {
		apiKey: secret('infobip-key'),
		region: 'custom',
		baseUrl: 'https://abc123.api.infobip.com',
	},
	flowId: 'E83E787CF2613450157ADA3476171E3F',
	from: FROM,
	accepted: { status: 200, body: accepted },
	naming: accepted,
	refusals: [],
	busy: { results: [{ messageId: 'c-1', error: { id: 5002, name: 'EC_VOICE_USER_BUSY' } }] },
	notSaid: ['noResult'],
	wrongSecret: { apiKey: 'sandbox-infobip-keY' },
	// how it refuses a scenario is not documented
	unknownFlow: 'refused the request (400)',
	form: { fields: ['From', 'Specify Variables', 'Variables'], options: ['Ring Time (Seconds)'] },
	wayOf(started) {
		const { messages } = JSON.parse(started) as {
			messages: Array<{ notifyUrl: string; callbackData: string }>;
		};
		const [{ notifyUrl, callbackData }] = messages as [(typeof messages)[number]];
		return {
			url: new URL(notifyUrl),
			token: tokenIn(notifyUrl),
			report: (url) =>
				posted(url, {
					results: [
						{ messageId: 'c-1', callbackData, error: { id: 5000, name: 'VOICE_ANSWERED' } },
					],
				}),
			rubbish: postedRubbish,
		};
	},
	reported: (ending) => {
		const providerStatus = WORDS[ending] ?? 'VOICE_ANSWERED';
		const told = { providerStatus, talkSeconds: expect.any(Number), cost: expect.any(Object) };
		if (ending !== '02' && ending in WORDS) return told;
		const answeredBy = ending === '02' ? 'machine' : 'human';
		return { ...told, ringSeconds: expect.any(Number), answeredBy };
	},
};

import { FROM, changed, secret, tokenIn, type ProviderSamples } from './samples';

const WORDS: Readonly<Record<string, string>> = {
	'03': 'BUSY',
	'04': 'NOANSWER',
	'05': 'NOROUTE',
	'06': 'FAILED',
	'07': 'REJECTED',
};

export const samples: ProviderSamples = {
	account: { sid: 'HX0000000001IN', apiKey: secret('api-key'), region: 'in' },
	flowId: 'SG_6f1c1f0e-0000-4000-8000-000000000002',
	from: FROM,
	accepted: { status: 200, body: { code: 'RBC3007', data: { id: 'c-1' } } },
	// the code of an accepted call is believed whatever the status, so this is another one
	naming: { code: 'RBC9999', data: { id: 'c-1' } },
	refusals: [],
	busy: { status: 'BUSY' },
	notSaid: ['noResult', 'voicemail'],
	wrongSecret: { apiKey: 'sandbox-keY' },
	unknownFlow: 'does not know this flow',
	form: { fields: ['From'], options: [] },
	wayOf(started) {
		const filled = new URLSearchParams(started)
			.get('dlrurl')!
			.replace('{status}', 'ANSWER')
			.replace(/\{\w+\}/g, '');
		return {
			url: new URL(filled),
			token: tokenIn(filled),
			report: (url) => ({ method: 'GET', url: url.href }),
			rubbish: (url) =>
				['{status}', null].map((word) => ({
					method: 'GET',
					url: changed(url, 'status', word).href,
					status: 400,
				})),
		};
	},
	reported: (ending) => ({
		providerStatus: WORDS[ending] ?? 'ANSWER',
		ringSeconds: expect.any(Number),
		talkSeconds: expect.any(Number),
	}),
	namesNoCall: true,
};

import accepted from '../fixtures/talkdesk/accepted.json';
import { posted, postedRubbish, secret, type ProviderSamples } from './samples';

const WORDS: Readonly<Record<string, string>> = {
	'03': 'Busy',
	'04': 'No Answer',
	'05': 'Invalid number',
	'06': 'failed',
	'07': 'Busy',
};

export const samples: ProviderSamples = {
	account: {
		account: 'acme',
		region: 'us',
		clientId: 'client-1',
		clientSecret: secret('client'),
	},
	flowId: '0123456789abcdef0123456789abcdef',
	accepted: { status: 202, body: { interaction_id: 'c-1' } },
	naming: accepted,
	refusals: [413],
	busy: { exit: 'Busy' },
	notSaid: ['noResult'],
	wrongSecret: { clientSecret: 'sandbox-secreT' },
	unknownFlow: 'does not know this flow',
	form: { fields: ['Number Argument', 'Specify Variables', 'Variables'], options: [] },
	sandboxAddress: (url) => ({ region: 'sandbox', apiBaseUrl: `${url}/talkdesk` }),
	wayOf(started) {
		const { result_url, result_token } = JSON.parse(started) as Record<string, string>;
		return {
			url: new URL(result_url!),
			token: result_token!,
			report: (url, token) =>
				posted(url, {
					...(token === null ? {} : { token }),
					exit: 'Answered',
					interaction_id: 'i-1',
				}),
			rubbish: postedRubbish,
		};
	},
	reported: (ending) => ({ providerStatus: WORDS[ending] ?? 'Answered' }),
};

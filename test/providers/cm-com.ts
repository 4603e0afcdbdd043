import accepted from '../fixtures/cm-com/accepted.json';
import { FROM, posted, postedRubbish, secret, tokenIn, type ProviderSamples } from './samples';

const ANSWERED = { providerStatus: '10 Finished successfully', sipCode: 'BYE' };
const WORDS: Readonly<Record<string, object>> = {
	'03': { providerStatus: '12 Call rejected', sipCode: '486' },
	'04': { providerStatus: '9 Cancelled' },
	'06': { providerStatus: '11 Failed', sipCode: '503' },
	'07': { providerStatus: '12 Call rejected', sipCode: '603' },
};

export const samples: ProviderSamples = {
	account: {
		productToken: secret('product-token'),
		baseUrl: 'https://api.cm.com/voiceapi/v2',
	},
	flowId: '6f1c1f0e-0000-4000-8000-000000000001',
	from: FROM,
	accepted: { status: 200, body: { success: true, 'call-id': 'c-1' } },
	naming: accepted,
	refusals: [],
	busy: { 'instruction-id': 'order-1042', result: { code: 12, description: 'Call rejected' } },
	notSaid: ['noResult', 'voicemail'],
	wrongSecret: { productToken: '00000000-0000-4000-8000-00000000000F' },
	// how it refuses a flow is not documented
	unknownFlow: 'refused the request (400)',
	form: {
		fields: ['From', 'Specify Variables', 'Variables'],
		options: ['Hide Caller Number', 'Ring Time (Seconds)', 'When Voicemail Answers'],
	},
	sandboxAddress: (sandboxUrl) => ({ region: 'sandbox', sandboxUrl }),
	wayOf(started) {
		const { 'callback-url': callback, 'instruction-id': id } = JSON.parse(started) as Record<
			string,
			string
		>;
		const result = { code: 10, description: 'Finished successfully', 'sip-disconnect-code': 'BYE' };
		return {
			url: new URL(callback!),
			token: tokenIn(callback!),
			report: (url) =>
				posted(url, { type: 'call-finished', 'call-id': 'c-1', 'instruction-id': id, result }),
			rubbish: postedRubbish,
		};
	},
	reported: (ending) => ({ ...(WORDS[ending] ?? ANSWERED) }),
	refusedEnding: '05',
};

import { createHash, createHmac } from 'node:crypto';
import { FROM, posted, postedRubbish, secret, type ProviderSamples } from './samples';

/** The event that the call widget was left by, and what it tells beside. */
const WORDS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
	'02': { providerStatus: 'answered machine_start', answeredBy: 'machine' },
	'03': { providerStatus: 'busy' },
	'04': { providerStatus: 'noAnswer' },
	'05': { providerStatus: 'failed', sipCode: '404' },
	'06': { providerStatus: 'failed', sipCode: '503' },
	'07': { providerStatus: 'busy' },
};
const SIGNING_KEY = 'sandbox-twilio-token';
const EXECUTION = 'FN0123456789abcdef0123456789abcdef';

export const samples: ProviderSamples = {
	account: {
		accountSid: 'AC0123456789abcdef0123456789abcdef',
		authToken: secret('auth-token'),
		region: 'us1',
	},
	flowId: 'FW0123456789abcdef0123456789abcdef',
	from: FROM,
	accepted: { status: 201, body: { sid: 'c-1', status: 'active' } },
	naming: { sid: EXECUTION, status: 'active' },
	refusals: [],
	busy: { exit: 'busy' },
	notSaid: ['noResult'],
	wrongSecret: { authToken: 'sandbox-twilio-tokeN' },
	unknownFlow: 'does not know this flow',
	form: { fields: ['From', 'Specify Variables', 'Variables'], options: [] },
	wayOf(started) {
		const parameters = new URLSearchParams(started).get('Parameters')!;
		const { result_url, result_token } = JSON.parse(parameters) as Record<string, string>;
		return {
			url: new URL(result_url!),
			token: result_token!,
			report: (url, token) =>
				posted(url, {
					...(token === null ? {} : { token }),
					exit: 'answered',
					answered_by: 'human',
					execution_sid: EXECUTION,
				}),
			rubbish: postedRubbish,
		};
	},
	signed({ url, body = '', ...report }) {
		const hash = body && `bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
		const signed = hash ? `${url}${url.includes('?') ? '&' : '?'}${hash}` : url;
		const signature = createHmac('sha1', SIGNING_KEY).update(signed).digest('base64');
		return { ...report, url: signed, body, headers: { 'x-twilio-signature': signature } };
	},
	reported: (ending) => WORDS[ending] ?? { providerStatus: 'answered', answeredBy: 'human' },
};

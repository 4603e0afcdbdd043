import { createHmac } from 'node:crypto';
import { tableOf } from '../../core/tables';
import { FROM, posted, postedRubbish, secret, tokenIn, type ProviderSamples } from './samples';

const SIGNING_KEY = 'wh_secret_sandbox';
const APPLICATION = '7087fe50-8acb-4f3b-b820-97b573723aab';

/** Status, and the SIP code behind it. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
	'02': ['amd_machine_detected', '200'],
	'03': ['busy', '486'],
	'04': ['no-answer', '487'],
	'05': ['failed', '404'],
	'06': ['failed', '503'],
	'07': ['busy', '603'],
};

export const samples: ProviderSamples = {
	account: {
		accountSid: '9351f46a-678c-43f5-b8a6-d4eb58d131af',
		apiKey: secret('jambonz-key'),
		region: 'jambonz',
	},
	flowId: APPLICATION,
	from: FROM,
	accepted: { status: 201, body: { sid: 'c-1', callId: 'sip-1' } },
	naming: { sid: 'c-1', callId: 'sip-1' },
	refusals: [480],
	busy: { call_sid: 'c-1', call_status: 'busy', sip_status: 486 },
	notSaid: ['noResult'],
	wrongSecret: { apiKey: 'sandbox-jambonz-keY' },
	unknownFlow: 'does not know this flow',
	form: {
		fields: ['From', 'Specify Variables', 'Variables'],
		options: ['Ring Time (Seconds)'],
	},
	wayOf(started) {
		const { tag, amd } = JSON.parse(started) as {
			tag: { token: string };
			amd: { actionHook: string };
		};
		const url = new URL(amd.actionHook);
		url.hash = '';
		return {
			url,
			token: tokenIn(url.href),
			report: (address, token) =>
				posted(address, {
					call_sid: 'c-1',
					call_status: 'completed',
					sip_status: 200,
					duration: 31,
					customerData: { ...tag, token },
				}),
			rubbish: postedRubbish,
		};
	},
	signed({ body = '', ...report }) {
		const time = Math.floor(Date.now() / 1_000);
		const digest = createHmac('sha256', SIGNING_KEY).update(`${time}.${body}`).digest('hex');
		return { ...report, body, headers: { 'jambonz-signature': `t=${time},v1=${digest}` } };
	},
	reported(ending) {
		const [providerStatus, sipCode] = WORDS[ending] ?? ['completed', '200'];
		return {
			providerStatus,
			sipCode,
			...(providerStatus === 'completed' && { talkSeconds: expect.any(Number) }),
			...(ending === '02' && { answeredBy: 'machine' }),
		};
	},
	asksWithoutMailbox: true,
	async setUp(sandboxUrl, address) {
		const { flowId, path } = tableOf('jambonz').sandbox;
		const { status } = await fetch(`${sandboxUrl}${path}/v1/Applications/${flowId}`, {
			method: 'PUT',
			redirect: 'manual',
			signal: AbortSignal.timeout(2_000),
			headers: { authorization: 'Bearer sandbox-jambonz-key' },
			body: JSON.stringify({
				call_status_hook: { url: `${address}${tableOf('jambonz').statusHook!.fragment}` },
			}),
		});
		if (status !== 204) throw new Error(`the status hook was refused: ${status}`);
	},
};

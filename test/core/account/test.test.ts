import {
	MESSAGES,
	VoiceError,
	fault,
	providers,
	sentenceOf,
	testAccount,
	type ProviderId,
} from '../../../core';
import { fakeClock, scriptedTransport, type Answer } from '../../support/fakes';
import { ACCOUNTS, SECRET_MARKER, rejectionOf } from '../samples';

function test(id: ProviderId, answers: Answer[], account: object = {}) {
	const transport = scriptedTransport(...answers);
	const tested = testAccount(
		providers[id],
		{ ...ACCOUNTS[id], ...account },
		transport,
		fakeClock(),
	);
	return { transport, tested };
}

const VOICE_ACCOUNT = { voiceAccountId: '0a1b2c3d-0000-4000-8000-00000000000b' };
const TOKEN: Answer = { body: { access_token: 't', expires_in: 600 } };

describe('testAccount', () => {
	it.each<[ProviderId, object, Answer, { method: string; url: string }]>([
		['talkdesk', {}, TOKEN, { method: 'POST', url: 'https://acme.talkdeskid.com/oauth/token' }],
		[
			'cmCom',
			VOICE_ACCOUNT,
			{ status: 200 },
			{
				method: 'GET',
				url: `https://api.cm.com/cdrapi/v1/${VOICE_ACCOUNT.voiceAccountId}/conversations?skip=0&take=1`,
			},
		],
		[
			'cmCom',
			{ ...VOICE_ACCOUNT, baseUrl: 'http://127.0.0.1:4010/cm/voiceapi/v2' },
			{ status: 200 },
			{
				method: 'GET',
				url: `http://127.0.0.1:4010/cm/cdrapi/v1/${VOICE_ACCOUNT.voiceAccountId}/conversations?skip=0&take=1`,
			},
		],
		[
			'kaleyra',
			{},
			{ status: 200, body: { code: 'CLE402', data: [] } },
			{
				method: 'GET',
				url: 'https://api.in.kaleyra.io/v1/HX0000000001IN/number/subscriptions',
			},
		],
		[
			'infobip',
			{},
			{ status: 200, body: { scenarios: [] } },
			{ method: 'GET', url: 'https://abc123.api.infobip.com/voice/ivr/1/scenarios?pageSize=1' },
		],
		[
			'twilio',
			{ accountSid: 'AC0123456789abcdef0123456789abcdef' },
			{ status: 200, body: { incoming_phone_numbers: [] } },
			{
				method: 'GET',
				url: 'https://api.twilio.com/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/IncomingPhoneNumbers.json?PageSize=1',
			},
		],
	])('of %s with %j asks for something harmless, once', async (id, account, answer, asked) => {
		const { tested, transport } = test(id, [answer], account);
		expect(await tested).toMatchObject({ ok: true, message: expect.stringMatching(/\.$/) });
		expect(transport.asked).toHaveLength(1);
		expect(transport.asked[0]).toMatchObject(asked);
	});

	it.each(['talkdesk', 'cmCom', 'kaleyra'] as const)('of %s never starts a flow', async (id) => {
		const answer = id === 'talkdesk' ? TOKEN : { status: 200 };
		const { tested, transport } = test(id, [answer], id === 'cmCom' ? VOICE_ACCOUNT : {});
		await tested;
		const urls = transport.asked.map(({ url }) => url).join();
		expect(urls).not.toMatch(/interactions|flowbuilder|outbound/i);
	});

	it('of CM.com takes a 429 for a proof: the token was good', async () => {
		expect(await test('cmCom', [{ status: 429 }], VOICE_ACCOUNT).tested).toMatchObject({
			ok: true,
		});
	});

	it('of CM.com without a voice account asks whether it answers, and sends no token', async () => {
		const { tested, transport } = test('cmCom', [{ status: 404 }]);
		expect(await tested).toEqual({
			ok: true,
			message: expect.stringMatching(/answers; .* was not tested\..*"Voice Account ID"/),
		});
		const base = { method: 'GET', url: 'https://api.cm.com/voiceapi/v2', headers: {} };
		expect(transport.asked).toEqual([expect.objectContaining(base)]);
	});

	it.each<[string, Answer]>([
		['is not there', fault(MESSAGES.unreachable('x'))],
		['is out of order', { status: 503 }],
	])('of CM.com without a voice account fails where CM.com %s', async (_what, answer) => {
		await expect(test('cmCom', [answer]).tested).rejects.toBeInstanceOf(VoiceError);
	});

	it('has the advice of the company where a key lacks a permission, and on a wrong address', async () => {
		const forbidden = await rejectionOf(test('infobip', [{ status: 403 }]).tested);
		expect(forbidden).toMatchObject({ hint: expect.stringContaining('message:send') });
		const nothing = await rejectionOf(test('jambonz', [{ status: 404 }]).tested);
		expect(sentenceOf(nothing as VoiceError)).toBe(
			'There is no such account of jambonz at this address (404). Check the address, and the IDs of the account. The base address of a server of your own may have to end in /api.',
		);
	});

	it.each<[ProviderId, number]>([
		['talkdesk', 401],
		['talkdesk', 400],
		['cmCom', 401],
		['cmCom', 403],
		['kaleyra', 401],
		['kaleyra', 403],
	])('of %s fails on %i as a wrong credential, and tells none', async (id, status) => {
		const account = id === 'cmCom' ? VOICE_ACCOUNT : {};
		const error = await rejectionOf(test(id, [{ status }], account).tested);
		expect(error).toMatchObject({ kind: 'unauthorized', field: 'account', status });
		expect(JSON.stringify(error)).not.toContain(SECRET_MARKER);
	});

	it.each<[ProviderId, number]>([
		['talkdesk', 500],
		['cmCom', 404],
		['cmCom', 500],
		['kaleyra', 429],
		['kaleyra', 500],
	])('of %s on %i proves nothing', async (id, status) => {
		const account = id === 'cmCom' ? VOICE_ACCOUNT : {};
		await expect(test(id, [{ status }], account).tested).rejects.toBeInstanceOf(VoiceError);
	});

	it('names the field of an account that is not filled in', async () => {
		const { tested, transport } = test('kaleyra', [], { apiKey: '' });
		expect(await rejectionOf(tested)).toMatchObject({ field: 'apiKey' });
		expect(transport.asked).toHaveLength(0);
	});

	it('passes on that there is no response', async () => {
		const nobody = fault(MESSAGES.unreachable('api.in.kaleyra.io'));
		await expect(test('kaleyra', [nobody]).tested).rejects.toBe(nobody);
	});

	it.each<[string, Answer]>([
		['no server answers', fault(MESSAGES.unreachable('x'))],
		['the certificate is not trusted', fault(MESSAGES.certificateNotTrusted('x'))],
		['no answer comes in time', fault(MESSAGES.timedOut('x'))],
		['the connection breaks off', fault(MESSAGES.connectionLost('x'))],
		['too much is asked', { status: 429 }],
		['the answer is unreadable', { status: 200, body: 'hello' }],
	])('speaks of no call when %s, since none was meant', async (_what, answer) => {
		for (const id of ['talkdesk', 'kaleyra'] as const) {
			const [ended] = await Promise.allSettled([test(id, [answer]).tested]);
			const said = ended.status === 'rejected' ? sentenceOf(ended.reason as VoiceError) : '';
			expect(said).not.toMatch(/the call|this one|no call was placed|sent again/);
		}
	});
});

import type { INodeExecutionData } from 'n8n-workflow';
import {
	OUTPUTS,
	REPORT_LIMIT_BYTES,
	callResult,
	keysOfAccount,
	sealToken,
	tokenKeys,
	verifyEvidence,
	type CallResult,
	type ResultToken,
} from '../../core';
import { seal } from '../../core/result/evidence';
import { resume } from '../../nodes/TriggerVoiceFlow/webhook';
import { CREDENTIALS, INSTANCE, RESUME_URL, SECRET } from './support/contexts';
import { TOKEN as ONE } from './support/tokens';
import { webhookContext, type WebhookSetup } from './support/webhook-context';

const KEYS = tokenKeys(SECRET, undefined, 'id-of-ringbackCallbackApi');
const TOKEN: ResultToken = { ...ONE, context: { order: 7 } };
const stored = callResult(TOKEN, 'noResult', true, { callId: 'K1', placedAt: TOKEN.placedAt });
const WAITING: INodeExecutionData = { json: { order: 7, call: { ...stored } as never } };

const urlOf = (token: Partial<ResultToken>, query: string, keys = KEYS) =>
	`${RESUME_URL}&rb=${sealToken({ ...TOKEN, ...token }, keys)}${query}`;

async function receive(setup: WebhookSetup) {
	const { context, answered } = webhookContext({ waiting: WAITING, ...setup });
	return { data: await resume(context), answered };
}

describe('resume', () => {
	it.each([
		['ANSWER', 'answered'],
		['BUSY', 'busy'],
		['NOANSWER', 'noAnswer'],
		['NOROUTE', 'invalidNumber'],
		['FAILED', 'failed'],
		['A_WORD_NOBODY_KNOWS', 'noResult'],
	])('goes on after %s by the output of %s, with the item as it was', async (status, exit) => {
		const { data } = await receive({ url: urlOf({}, `&status=${status}&id=`) });
		const index = (OUTPUTS.triggerWaiting as readonly string[]).indexOf(exit);
		expect(data.workflowData).toHaveLength(OUTPUTS.triggerWaiting.length);
		expect(data.workflowData!.flat()).toHaveLength(1);
		expect(data.workflowData![index]).toMatchObject([
			{
				pairedItem: { item: 0 },
				json: {
					order: 7,
					call: { exit, callId: 'K1', providerStatus: status, context: { order: 7 } },
				},
			},
		]);
	});

	it('goes on by the one output where one was chosen', async () => {
		const { data } = await receive({
			url: urlOf({}, '&status=BUSY'),
			parameters: { oneOutput: true },
		});
		expect(data.workflowData).toMatchObject([[{ json: { call: { exit: 'busy' } } }]]);
	});

	it('seals the evidence of the item anew, with how the call ended', async () => {
		const evidence = seal(
			{ reference: 'order-7', consent: 'form 7', callId: null, exit: 'noResult', receivedAt: null },
			KEYS.evidence!(),
		);
		const waiting = { json: { call: { ...stored, evidence } as never } };
		const { data } = await receive({ url: urlOf({}, '&status=BUSY'), waiting });
		const { call } = data.workflowData!.flat()[0]!.json as { call: CallResult };
		const { exit, callId, receivedAt } = call;
		expect(call.evidence).toMatchObject({ consent: 'form 7', exit, callId, receivedAt });
		expect(exit).toBe('busy');
		expect(verifyEvidence(call.evidence, KEYS.evidence!())).toEqual({ sealed: true });
	});

	it('says that somebody wants no more calls, by the keys that the token names', async () => {
		const { data } = await receive({
			url: urlOf({ optOutKeys: ['9'] }, '&status=ANSWER&keypress=9'),
		});
		expect(data.workflowData!.flat()).toMatchObject([{ json: { call: { optOut: true } } }]);
	});

	it('reads a report from the body too', async () => {
		const { data } = await receive({ url: urlOf({}, ''), body: 'status=BUSY&ringtime=12' });
		expect(data.workflowData!.flat()).toMatchObject([
			{ json: { call: { exit: 'busy', ringSeconds: 12 } } },
		]);
	});

	it('keeps the files of the item', async () => {
		const binary = { file: { data: '', mimeType: 'text/plain' } };
		const { data } = await receive({
			url: urlOf({}, '&status=BUSY'),
			waiting: { ...WAITING, binary },
		});
		expect(data.workflowData!.flat()).toMatchObject([{ binary }]);
	});

	it("hands on neither n8n's key nor ours", async () => {
		const { data } = await receive({ url: urlOf({}, '&status=BUSY') });
		const { call } = data.workflowData!.flat()[0]!.json;
		expect((call as { raw?: unknown }).raw).toEqual({ status: 'BUSY' });
	});

	const otherKeys = tokenKeys('another secret that is long enough', undefined, 'id');
	it.each<[string, WebhookSetup, number]>([
		['without token', { url: `${RESUME_URL}&status=ANSWER` }, 401],
		['with a made-up token', { url: `${RESUME_URL}&status=ANSWER&rb=AAAA` }, 401],
		['with a token of another secret', { url: urlOf({}, '&status=ANSWER', otherKeys) }, 401],
		['after its time', { url: urlOf({ expiresAt: 1 }, '&status=ANSWER') }, 401],
		['of another reference', { url: urlOf({ reference: 'order-6' }, '&status=ANSWER') }, 410],
		['of the try before', { url: urlOf({ placedAt: 'before' }, '&status=ANSWER') }, 410],
		['of another number', { url: urlOf({ to: '+14155550124' }, '&status=ANSWER') }, 410],
		['of an item without call', { url: urlOf({}, '&status=BUSY'), waiting: { json: {} } }, 410],
		['that says nothing', { url: urlOf({}, '') }, 400],
		['whose placeholders stand empty', { url: urlOf({}, '&status={status}') }, 400],
		['that is no text', { url: urlOf({}, ''), body: '\u0000\u0001' }, 400],
		['larger than any', { url: urlOf({}, ''), body: 'x'.repeat(REPORT_LIMIT_BYTES + 1) }, 413],
	])('leaves the execution waiting for a report %s', async (_says, setup, status) => {
		const { data, answered } = await receive(setup);
		expect(data).toEqual({ noWebhookResponse: true });
		expect(answered.status).toBe(status);
		expect(JSON.stringify(answered.body)).not.toMatch(/4155550123|order-7/);
	});

	const hoursOff = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
	it.each<[string, INodeExecutionData['json'], string | undefined]>([
		['one that waits for a later call', { call: { ...stored, placedAt: hoursOff(1) } }, undefined],
		['one of which n8n has made up the end', { isArtificialRecoveredEventItem: true }, 'lost'],
		[
			'one that n8n has given up with the result in its hands',
			{ call: { ...stored, receivedAt: hoursOff(0) } },
			'lost',
		],
		[
			'one that has a call of a node before',
			{ call: { ...stored, placedAt: hoursOff(-1) } },
			'lost',
		],
	])('says whether the call has had its exit: %s', async (_which, json, refused) => {
		const { answered } = await receive({ url: urlOf({}, '&status=BUSY'), waiting: { json } });
		expect(answered.status).toBe(410);
		expect((answered.body as { refused?: string }).refused).toBe(refused);
	});

	it('leaves the execution waiting while the flow is still on its way', async () => {
		const url = `${RESUME_URL}&rb=${sealToken({ ...TOKEN, provider: 'talkdesk' }, KEYS)}`;
		const call = { ...stored, provider: 'talkdesk' } as never;
		const { data } = await receive({
			url,
			body: '{"exit":"ringing"}',
			waiting: { json: { call } },
		});
		expect(data).toEqual({
			webhookResponse: { ok: true, message: 'Still waiting.', report: 'one' },
		});
	});

	it.each<[string, WebhookSetup]>([
		['the credential is gone', { credentials: {} }],
		['the secret was emptied', { credentials: { ringbackCallbackApi: { secret: '' } } }],
	])('never throws, which would end the execution, when %s', async (_says, setup) => {
		const { data, answered } = await receive({ url: urlOf({}, '&status=BUSY'), ...setup });
		expect(data).toEqual({ noWebhookResponse: true });
		expect(answered.status).toBe(503);
	});

	describe('without a callback secret', () => {
		const { ringbackCallbackApi: _none, ...credentials } = CREDENTIALS;
		const parameters = { provider: 'kaleyra' };
		const ofAccount = (key = 'MARKED-SECRET', instance = INSTANCE) =>
			keysOfAccount([key], instance, 'id-of-kaleyraApi');

		it('takes what was sealed with the keys of the account', async () => {
			const url = urlOf({}, '&status=BUSY', ofAccount());
			const { data } = await receive({ url, credentials, parameters });
			expect(data.workflowData!.flat()).toHaveLength(1);
		});

		it.each([
			['of a callback secret', KEYS],
			['of an account with another secret', ofAccount('ANOTHER')],
			['of another n8n with this account', ofAccount('MARKED-SECRET', 'another')],
		])('refuses the keys %s', async (_says, keys) => {
			const url = urlOf({}, '&status=BUSY', keys);
			const { answered } = await receive({ url, credentials, parameters });
			expect(answered.status).toBe(401);
		});

		it('refuses the keys of the account once a callback secret is chosen', async () => {
			const url = urlOf({}, '&status=BUSY', ofAccount());
			expect((await receive({ url, parameters })).answered.status).toBe(401);
		});

		it('believes nothing where the account has no secret either', async () => {
			const url = urlOf({}, '&status=BUSY', ofAccount(''.padEnd(1)));
			const none = { ...credentials, kaleyraApi: { apiKey: '' } };
			expect((await receive({ url, credentials: none, parameters })).answered.status).toBe(503);
		});
	});

	it('takes a report of before the secret was changed', async () => {
		const { data } = await receive({
			url: urlOf({}, '&status=BUSY'),
			credentials: {
				...CREDENTIALS,
				ringbackCallbackApi: { secret: 'the new secret, long enough', previousSecret: SECRET },
			},
		});
		expect(data.workflowData!.flat()).toHaveLength(1);
	});
});

import { EXITS, sealToken, tokenKeys, type ResultToken } from '../../core';
import { receive } from '../../nodes/OutboundCallResult/receive';
import { RESUME_URL, SECRET } from './support/contexts';
import { webhookContext, type WebhookSetup } from './support/webhook-context';

const KEYS = tokenKeys(SECRET, undefined, 'id-of-ringbackCallbackApi');
const URL_OF_NODE = 'https://n8n.example.com/webhook/results';
let tokens = 0;
/** What the waiting node answers to the report of that token. */
const ours = (report: string) => ({ status: 200, body: { message: 'Received.', report } });

const tokenOf = (more: Partial<ResultToken> = {}): string =>
	sealToken(
		{
			id: `token-${(tokens += 1)}`,
			provider: 'kaleyra',
			reference: 'order-7',
			to: '+14155550123',
			placedAt: new Date().toISOString(),
			expiresAt: Date.now() + 60_000,
			context: { order: 7 },
			deliver: {},
			way: 'relay',
			...more,
		},
		KEYS,
	);
const urlOf = (token: string, query = '&status=BUSY') => `${URL_OF_NODE}?rb=${token}${query}`;

async function take(setup: WebhookSetup) {
	const made = webhookContext({ type: 'outboundCallResult', ...setup });
	return { ...made, data: await receive(made.context) };
}
const message = ({ data }: { data: { webhookResponse?: { message: string } } }) =>
	data.webhookResponse?.message;

describe('receive', () => {
	it('starts the workflow on the output of the exit, with the result and its context', async () => {
		const { data } = await take({ url: urlOf(tokenOf()) });
		expect(data.workflowData).toHaveLength(EXITS.length);
		expect(data.workflowData![EXITS.indexOf('busy')]).toMatchObject([
			{ json: { call: { exit: 'busy', reference: 'order-7', context: { order: 7 } } } },
		]);
		expect(data.workflowData!.flat()).toHaveLength(1);
	});

	it('finds the token in the body of a flow that posts to one fixed address', async () => {
		const token = tokenOf({ provider: 'talkdesk' });
		const { data } = await take({
			url: URL_OF_NODE,
			body: JSON.stringify({ token, exit: 'No Answer' }),
		});
		expect(data.workflowData![EXITS.indexOf('noAnswer')]).toHaveLength(1);
	});

	it('answers a report of a self-test, and starts nothing', async () => {
		const token = tokenOf({ deliver: { selfTest: 'yes', resume: RESUME_URL } });
		const { data } = await take({ url: urlOf(token) });
		expect(data).toEqual({
			webhookResponse: { ok: true, selfTest: expect.any(String), exit: 'busy', instance: null },
		});
	});

	it.each<[string, () => WebhookSetup, number]>([
		['without token', () => ({ url: `${URL_OF_NODE}?status=BUSY` }), 401],
		['with a made-up token', () => ({ url: urlOf('AAAA') }), 401],
		['after its time', () => ({ url: urlOf(tokenOf({ expiresAt: 1 })) }), 401],
		['that says nothing', () => ({ url: urlOf(tokenOf(), '') }), 400],
		['of no credential', () => ({ url: urlOf(tokenOf()), credentials: {} }), 503],
	])('starts nothing for a report %s', async (_says, setup, status) => {
		const { data, answered } = await take(setup());
		expect(data).toEqual({ noWebhookResponse: true });
		expect(answered.status).toBe(status);
	});

	it('starts nothing while the call goes on', async () => {
		const token = tokenOf({ provider: 'talkdesk' });
		const { data } = await take({ url: urlOf(token, ''), body: '{"exit":"ringing"}' });
		expect(data.workflowData).toBeUndefined();
	});

	it('drops a report that came before, in this process and in another', async () => {
		const url = urlOf(tokenOf({ id: 'seen-twice' }));
		expect((await take({ url })).data.workflowData).toBeDefined();
		expect(message(await take({ url }))).toBe('Received before.');
		const staticData = { delivered: ['seen-elsewhere'] };
		const again = await take({ url: urlOf(tokenOf({ id: 'seen-elsewhere' })), staticData });
		expect(message(again)).toBe('Received before.');
	});

	it('drops all but one of the reports that come at the same instant', async () => {
		const url = urlOf(tokenOf());
		const taken = await Promise.all(Array.from({ length: 5 }, () => take({ url })));
		expect(taken.filter(({ data }) => data.workflowData)).toHaveLength(1);
	});

	it('takes the report when it comes again after the first one got nowhere', async () => {
		const url = urlOf(tokenOf());
		const staticData = {};
		const { context, answered } = webhookContext({ type: 'outboundCallResult', url, staticData });
		const broken = Object.assign(context, {
			getNodeParameter: () => {
				throw new Error('expression');
			},
		});
		expect(await receive(broken)).toEqual({ noWebhookResponse: true });
		expect(answered.status).toBe(503);
		expect((await take({ url, staticData })).data.workflowData).toBeDefined();
	});

	it('forgets the oldest first where it keeps what came before', async () => {
		const staticData = { delivered: Array.from({ length: 500 }, (_none, index) => `old-${index}`) };
		await take({ url: urlOf(tokenOf({ id: 'newest' })), staticData });
		expect(staticData.delivered).toHaveLength(500);
		expect(staticData.delivered.at(-1)).toBe('newest');
		expect(staticData.delivered).not.toContain('old-0');
	});

	it.each([
		[['kaleyra'], true],
		[['talkdesk', 'cmCom'], false],
		[[], true],
	])('with only %j starts: %s', async (onlyProviders, starts) => {
		const { data } = await take({ url: urlOf(tokenOf()), parameters: { onlyProviders } });
		expect(data.workflowData !== undefined).toBe(starts);
	});
});

describe('receive, for an execution that waits', () => {
	const waitingUrl = (more: Partial<ResultToken> = {}) =>
		urlOf(tokenOf({ deliver: { resume: RESUME_URL }, ...more }));

	it('refuses what the execution finds unsigned, starts nothing, and takes the true report', async () => {
		const url = waitingUrl({ id: 'signed-1' });
		const missing = { status: 401, body: { message: 'not signed', refused: 'signature' } };
		const { data, answered } = await take({ url, answers: [missing] });
		expect(data).toEqual({ noWebhookResponse: true });
		expect(answered.status).toBe(401);
		const again = await take({ url, answers: [ours('signed-1')] });
		expect(message(again)).toBe('Handed to the waiting execution.');
	});

	it('starts the workflow where something else at that address asks for a password', async () => {
		const elsewhere = { status: 401, body: { message: 'Sign in' } };
		const { data } = await take({ url: waitingUrl(), answers: [elsewhere] });
		expect(data.workflowData!.flat()).toHaveLength(1);
	});

	it.each([{ confirmed: true }, { confirmed: false, already: 'Grace' }])(
		'lets the flow hear what the execution has to say: %j',
		async (heard) => {
			const id = `hears-${Number(heard.confirmed)}`;
			const waits = { status: 200, body: { ok: true, ...heard, message: 'Received.', report: id } };
			const { data } = await take({ url: waitingUrl({ id }), answers: [waits] });
			expect(data.webhookResponse).toMatchObject({ ok: true, ...heard });
		},
	);

	it('hands the report on as it came, and starts nothing', async () => {
		const url = waitingUrl({ id: 'waits-1' });
		const { data, sent } = await take({
			url,
			body: 'keypress=1',
			answers: [ours('waits-1')],
		});
		expect(message({ data })).toBe('Handed to the waiting execution.');
		expect(data.workflowData).toBeUndefined();
		expect(sent).toHaveLength(1);
		const to = new URL(sent[0]!.url);
		expect(to.href.startsWith(RESUME_URL)).toBe(true);
		expect(to.searchParams.get('rb')).toBe(new URL(url).searchParams.get('rb'));
		expect(to.searchParams.get('status')).toBe('BUSY');
		expect(sent[0]!.body).toBe('keypress=1');
	});

	it('hands it on whatever providers start the workflow', async () => {
		const { sent } = await take({
			url: waitingUrl({ id: 'waits-2' }),
			parameters: { onlyProviders: ['talkdesk'] },
			answers: [ours('waits-2')],
		});
		expect(sent).toHaveLength(1);
	});

	it.each<[string, WebhookSetup]>([
		['no execution waits any more', { answers: [{ status: 410, body: {} }] }],
		[
			'the execution has ended',
			{ answers: [{ status: 409, body: { message: 'The execution "42 has finished already.' } }] },
		],
		['it shall not resume', { parameters: { resumeWaiting: false } }],
		['it shall not resume, as text', { parameters: { resumeWaiting: 'no' } }],
	])('starts the workflow when %s', async (_says, setup) => {
		const { data } = await take({ url: waitingUrl(), ...setup });
		expect(data.workflowData!.flat()).toHaveLength(1);
	});

	it.each([
		'https://elsewhere.example.com/webhook-waiting/1',
		'http://n8n.example.com/x',
		'nonsense',
	])('calls no address that is not of this n8n: %s', async (resume) => {
		const { sent, data } = await take({ url: waitingUrl({ deliver: { resume } }) });
		expect(sent).toEqual([]);
		expect(data.workflowData!.flat()).toHaveLength(1);
	});
});

describe('receive, for tokens of other ways', () => {
	const at = (more: Partial<ResultToken>) => take({ url: urlOf(tokenOf(more)) });

	it('refuses the token of a waiting execution itself: no workflow starts beside it', async () => {
		const { data, answered } = await at({ way: 'direct' });
		expect(data).toEqual({ noWebhookResponse: true });
		expect(answered.status).toBe(401);
	});

	it('tells such a token of an earlier version by its life: a call that was waited for', async () => {
		const { answered } = await at({ way: undefined });
		expect(answered.status).toBe(401);
	});

	it('takes those of an earlier version for calls that were not waited for', async () => {
		const placedAtMs = Date.now() - 60_000;
		const week = 7 * 24 * 60 * 60 * 1_000;
		const { data } = await at({
			way: undefined,
			placedAt: new Date(placedAtMs).toISOString(),
			expiresAt: placedAtMs + week,
		});
		expect(data.workflowData!.flat()).toHaveLength(1);
	});

	it('takes those of an earlier version that name the execution to wake', async () => {
		const { sent } = await take({
			url: urlOf(tokenOf({ id: 'waits-3', way: undefined, deliver: { resume: RESUME_URL } })),
			answers: [ours('waits-3')],
		});
		expect(sent).toHaveLength(1);
	});

	it('counts no HEAD as a report', async () => {
		const { data, answered } = await take({ url: urlOf(tokenOf()), method: 'HEAD' });
		expect(data).toEqual({ noWebhookResponse: true });
		expect(answered.status).toBe(405);
	});
});

import type { IDataObject } from 'n8n-workflow';
import { OUTPUTS, openToken } from '../../core';
import { CREDENTIALS, RESUME_URL, executeContext, type Setup } from './support/contexts';
import {
	KEYS,
	LIMIT_MINUTES,
	PLACED,
	call,
	callOf,
	execute,
	formOf,
	start,
} from './support/trigger';

describe('a run that waits', () => {
	const waiting = (more: IDataObject = {}) =>
		call('+14155550123', { waitForResult: true, ...more });

	it('stores the item with its call, so that a wait that runs out carries it', async () => {
		const items = [{ json: { order: 7 }, binary: { file: { data: '', mimeType: 'text/plain' } } }];
		const before = Date.now();
		const { outputs, seen } = await start({ items, parameters: waiting(), answers: [PLACED] });
		expect(outputs).toEqual(OUTPUTS.triggerWaiting.map(() => []));
		expect(seen.executeData.data.main).toMatchObject([
			[{ json: { order: 7, call: { exit: 'noResult', callId: 'K1' } }, binary: items[0]!.binary }],
		]);
		const waitMs = seen.waitTill!.getTime() - before;
		expect(waitMs).toBeGreaterThanOrEqual(LIMIT_MINUTES * 60_000);
	});

	it('is known to n8n as coming from the node before, by whichever output it leaves', async () => {
		const { seen } = await start({ parameters: waiting(), answers: [PLACED] });
		expect(seen.executeData.source?.main).toEqual(
			OUTPUTS.triggerWaiting.map(() => ({ previousNode: 'Order' })),
		);
	});

	it('has one output where one was chosen, while it waits and for a number that is none', async () => {
		const placed = await start({ parameters: waiting({ oneOutput: true }), answers: [PLACED] });
		expect(placed.outputs).toEqual([[]]);
		const refused = await start({
			parameters: waiting({ oneOutput: true, to: '12' }),
			answers: [],
		});
		expect(refused.outputs).toHaveLength(1);
		expect(callOf(refused.outputs[0]![0])).toMatchObject({ exit: 'invalidNumber' });
	});

	it.each([
		[60, LIMIT_MINUTES, true],
		[LIMIT_MINUTES * 60, LIMIT_MINUTES, true],
		[LIMIT_MINUTES * 60 + 1, LIMIT_MINUTES, false],
		[-1, LIMIT_MINUTES, false],
		[undefined, LIMIT_MINUTES, false],
	])(
		'with a workflow time-out of %s seconds and a wait of %s minutes warns: %s',
		async (executionTimeout, waitLimitMinutes, warns) => {
			const { seen } = await start({
				parameters: waiting({ waitLimitMinutes }),
				workflowSettings: { executionTimeout },
				answers: [PLACED],
			});
			const warned = seen.hints.filter(({ message }) => /"Timeout Workflow"/.test(message));
			expect(warned).toHaveLength(warns ? 1 : 0);
		},
	);

	it('is woken at its own address, known by the time in the token', async () => {
		const { seen } = await start({ parameters: waiting(), answers: [PLACED] });
		const url = new URL(formOf(seen.requests[0]!.body).dlrurl!);
		expect(url.href.startsWith(`${RESUME_URL}&rb=`)).toBe(true);
		const token = openToken(url.searchParams.get('rb'), KEYS, Date.now());
		expect(token.deliver).toEqual({});
		expect(callOf(seen.executeData.data.main[0]![0])).toMatchObject({
			placedAt: token.placedAt,
			reference: token.reference,
		});
	});

	it('is woken through Outbound Call Result when its address is given', async () => {
		const resultUrl = 'https://n8n.example.com/webhook/results';
		const { seen } = await start({ parameters: waiting({ resultUrl }), answers: [PLACED] });
		const url = new URL(formOf(seen.requests[0]!.body).dlrurl!);
		expect(url.pathname).toBe('/webhook/results');
		expect(openToken(url.searchParams.get('rb'), KEYS, Date.now()).deliver).toEqual({
			resume: RESUME_URL,
		});
	});

	it.each<[string, Setup, string, object]>([
		[
			'a number that is none',
			{ parameters: waiting({ to: '12345' }), answers: [] },
			'invalidNumber',
			{ reason: 'numberNotValid', confirmed: true },
		],
		[
			'a reference that was called before',
			{
				parameters: waiting({ options: { reference: 'r' } }),
				processed: new Set(['ringback:r']),
				answers: [],
			},
			'notCalled',
			{ reason: 'alreadyCalled' },
		],
		[
			'a dry run',
			{ parameters: waiting({ options: { dryRun: true } }), answers: [] },
			'notCalled',
			{ reason: 'dryRun' },
		],
	])('ends at once for %s', async (_says, setup, state, expected) => {
		const { outputs, seen } = await start(setup);
		const index = (OUTPUTS.triggerWaiting as readonly string[]).indexOf(state);
		expect(callOf(outputs[index]![0])).toMatchObject({ exit: state, ...expected });
		expect(outputs.flat()).toHaveLength(1);
		expect(seen.waitTill).toBeUndefined();
	});

	it('goes on waiting when it is unknown whether the call was taken', async () => {
		const { seen } = await start({ parameters: waiting(), answers: [{ status: 500, body: '' }] });
		expect(callOf(seen.executeData.data.main[0]![0])).toMatchObject({
			exit: 'noResult',
			confirmed: false,
		});
		expect(seen.waitTill).toBeDefined();
		expect(seen.hints[0]!.message).toMatch(/500/);
	});

	it.each<[string, Setup, RegExp]>([
		['more than one item', { items: [{ json: {} }, { json: {} }] }, /2 items arrived/],
		[
			'no callback secret for the node that takes the result',
			{
				credentials: { kaleyraApi: CREDENTIALS.kaleyraApi! },
				parameters: waiting({ resultUrl: 'https://n8n.example.com/webhook/r' }),
			},
			/secret/,
		],
		['a limit of nothing', { parameters: waiting({ waitLimitMinutes: 0 }) }, /"Wait Limit/],
		['a result address that is none', { parameters: waiting({ resultUrl: 'x' }) }, /"Result URL"/],
		[
			'a result address in the open',
			{ parameters: waiting({ resultUrl: 'http://n8n.example.com/webhook/r' }) },
			/https/,
		],
		[
			'a result address that the provider cannot reach',
			{ parameters: waiting({ resultUrl: 'http://localhost:5678/webhook/r' }) },
			/localhost:5678 is an address of this machine or of its network only/,
		],
		[
			'an own address that says nothing',
			{ resumeUrl: 'http://0.0.0.0:5678/webhook-waiting/42' },
			/0\.0\.0\.0:5678 is an address of this machine or/,
		],
		[
			'an own address inside its network',
			{ resumeUrl: 'https://192.168.1.20/webhook-waiting/42' },
			/192\.168\.1\.20 is an address of this machine or/,
		],
		[
			'an own address in the open',
			{ resumeUrl: 'http://n8n.example.com/webhook-waiting/42' },
			/n8n\.example\.com unencrypted/,
		],
	])('is refused before any call is placed with %s', async (_says, setup, words) => {
		const { context, seen } = executeContext({ parameters: waiting(), answers: [], ...setup });
		await expect(execute(context)).rejects.toThrow(words);
		expect(seen.requests).toEqual([]);
	});

	it.each(['http://0.0.0.0:5678', 'http://192.168.1.20:5678', 'http://n8n.example.com'])(
		'takes any address of its own, such as %s, for a sandbox on this machine',
		async (own) => {
			const resumeUrl = `${own}/webhook-waiting/42`;
			const credentials = {
				...CREDENTIALS,
				kaleyraApi: { ...CREDENTIALS.kaleyraApi!, baseUrl: 'http://127.0.0.1:4010/kaleyra' },
			};
			const { seen } = await start({
				parameters: waiting(),
				credentials,
				resumeUrl,
				answers: [PLACED],
			});
			expect(seen.requests).toHaveLength(1);
			const byUrl = waiting({ resultUrl: `${own}/webhook/results` });
			const relayed = await start({ parameters: byUrl, credentials, answers: [PLACED] });
			expect(relayed.seen.requests).toHaveLength(1);
		},
	);

	it('names the setting of n8n with its address', async () => {
		const { context } = executeContext({
			parameters: waiting(),
			resumeUrl: 'http://0.0.0.0:5678/webhook-waiting/42',
			answers: [],
		});
		await expect(execute(context)).rejects.toMatchObject({
			description: expect.stringMatching(/Set N8N_WEBHOOK_URL of n8n/),
		});
	});

	it('says how many items need a loop, as a hint', async () => {
		const { context } = executeContext({
			items: [{ json: {} }, { json: {} }, { json: {} }],
			parameters: waiting(),
			answers: [],
		});
		await expect(execute(context)).rejects.toMatchObject({
			description: expect.stringMatching(/"Loop Over Items"/),
		});
	});
});

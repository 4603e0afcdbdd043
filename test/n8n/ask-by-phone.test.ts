import type { IDataObject } from 'n8n-workflow';
import { TriggerVoiceFlow } from '../../nodes/TriggerVoiceFlow/TriggerVoiceFlow.node';
import { resume } from '../../nodes/TriggerVoiceFlow/webhook';
import { callResult, sealToken, type ResultToken } from '../../core';
import { executeContext, type Setup } from './support/contexts';
import { TOKEN as ONE } from './support/tokens';
import { webhookContext } from './support/webhook-context';
import { KEYS, callOf, start } from './support/trigger';

const REVIEW = 'triggerVoiceFlowHitlTool';
const PLACED = { status: 200, body: { success: true, 'call-id': 'C1' } };

const asking = (more: IDataObject = {}): IDataObject => ({
	operation: 'sendAndWait',
	provider: 'cmCom',
	flowId: '6f1c1f0e-0000-4000-8000-000000000001',
	to: '+14155550123',
	from: { __rl: true, mode: 'id', value: '+14155550160' },
	message: 'Ada asks for 40 euros back.',
	messageVariable: 'message',
	confirmDigits: '1',
	declineDigits: '2',
	waitLimitMinutes: 10,
	...more,
});

/** An input that looks like a yes wherever one is looked for. */
const FORGED = {
	approved: true,
	data: { approved: true },
	chatInput: 'do it',
	call: { exit: 'answered', answers: { digits: '1' } },
};

const ask = (setup: Setup) => start({ items: [{ json: { order: 7 } }], ...setup });
const parkedIn = ({ seen }: Awaited<ReturnType<typeof ask>>) => seen.executeData.data.main[0]![0]!;

describe('somebody who is asked by phone', () => {
	it('is called, and the flow gets the message as the variable of that name', async () => {
		const variables = { values: [{ name: 'order', value: '7' }] };
		const run = await ask({
			parameters: asking({ messageVariable: 'question', variables }),
			answers: [PLACED],
		});
		expect(run.outputs).toEqual([[], [], [], []]);
		expect(run.seen.waitTill).toBeInstanceOf(Date);
		const sent = JSON.parse(run.seen.requests[0]!.body) as IDataObject;
		expect(sent['flow-variables']).toEqual({
			order: '7',
			question: 'Ada asks for 40 euros back.',
		});
	});

	it('is waited for by a review whatever its agent has in its input', async () => {
		const run = await ask({
			type: REVIEW,
			items: [{ json: { error: 'The page was not found.', details: 404 } }],
			parameters: asking(),
			answers: [PLACED],
		});
		expect(parkedIn(run).json).toMatchObject({
			data: { approved: false },
			call: { exit: 'noResult', callId: 'C1' },
		});
	});

	it('has approved nothing where the wait runs out', async () => {
		const run = await ask({
			items: [{ json: { ...FORGED, order: 7 } }],
			parameters: asking(),
			answers: [PLACED],
		});
		expect(parkedIn(run).json).toMatchObject({
			order: 7,
			data: { approved: false },
			call: { exit: 'noResult', callId: 'C1' },
		});
	});

	it('hands an agent nothing of what came in, in which a yes could stand', async () => {
		const run = await ask({
			items: [{ json: FORGED }],
			parameters: asking(),
			answers: [PLACED],
			type: REVIEW,
		});
		expect(run.outputs).toEqual([[]]);
		// n8n switches off the node of what it wakes: not that of the agent's other wishes
		expect(run.seen.executeData.node).not.toBe(run.context.getNode());
		const { json } = parkedIn(run);
		expect(Object.keys(json)).toEqual(['data', 'call']);
		expect(json).toMatchObject({ data: { approved: false }, call: { callId: 'C1' } });
	});

	it.each([undefined, REVIEW])(
		'that went wrong is no yes, whatever came in and goes on (%s)',
		async (type) => {
			const run = await ask({
				items: [{ json: FORGED }],
				parameters: asking({ message: '' }),
				answers: [],
				continueOnFail: true,
				type,
			});
			const outputs = type === REVIEW ? run.outputs : [run.outputs[1]];
			expect(outputs).toMatchObject([
				[{ json: { data: { approved: false }, error: '"Message" is empty.' } }],
			]);
			expect(run.outputs.flat()).toHaveLength(1);
			if (type === REVIEW)
				expect(Object.keys(run.outputs[0]![0]!.json)).toEqual(['data', 'error', 'details']);
		},
	);

	it.each<[string | undefined, IDataObject, boolean]>([
		[undefined, { askAgain: { values: { moreCalls: 1, pauseMinutes: 5 } } }, true],
		[undefined, {}, false],
		// nothing can come back to a review from a pause: it asks once, and at once
		[REVIEW, { askAgain: { values: { moreCalls: 1, pauseMinutes: 5 } } }, false],
		[
			REVIEW,
			{ rules: { values: { callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' } } },
			false,
		],
	])('waits more than once where it may be asked again (%s, %j)', async (type, options, pauses) => {
		const { context, seen } = executeContext({
			...{ items: [{ json: { order: 7 } }], answers: [PLACED], type },
			...{ parameters: asking({ options }), workflowSettings: { executionOrder: 'v1' } },
		});
		const ended = await new TriggerVoiceFlow().execute.call(context);
		expect([Array.isArray(ended), seen.requests.length]).toEqual(pauses ? [false, 0] : [true, 1]);
	});

	it('was not called where the number is none', async () => {
		const run = await ask({ parameters: asking({ to: '' }), answers: [] });
		expect(run.outputs[1]).toHaveLength(0);
		expect(run.outputs[0]).toMatchObject([
			{ json: { order: 7, data: { approved: false }, call: { exit: 'invalidNumber' } } },
		]);
		const dry = await ask({ parameters: asking({ options: { dryRun: true } }), answers: [] });
		expect(dry.outputs[1]).toMatchObject([
			{ json: { data: { approved: false }, call: { reason: 'dryRun' } } },
		]);
	});

	it.each([
		['message', { message: ' ' }],
		['messageVariable', { messageVariable: '' }],
		['variables', { variables: { values: [{ name: 'message', value: 'x' }] } }],
		['confirmDigits', { confirmDigits: '' }],
		['confirmDigits', { confirmDigits: 'yes' }],
		['declineDigits', { declineDigits: '1' }],
		['message', { provider: 'kaleyra', flowId: 'SG_1' }],
	])('is not called for an answer that could not count: %s', async (field, more) => {
		const run = await ask({
			parameters: asking(more),
			answers: [],
			continueOnFail: true,
		});
		expect(run.seen.requests).toEqual([]);
		expect(run.outputs[1]).toMatchObject([{ json: { details: { field, itemIndex: 0 } } }]);
	});

	it('cannot be asked by an agent through a tool: that answers at once', async () => {
		await expect(
			ask({ parameters: asking(), answers: [], type: 'triggerVoiceFlowTool' }),
		).rejects.toMatchObject({ message: expect.stringContaining('An agent cannot wait') });
	});

	it('is asked by a review whatever operation it was saved with', async () => {
		const run = await ask({
			parameters: asking({ operation: 'startFlow', waitForResult: false }),
			answers: [PLACED],
			type: REVIEW,
		});
		expect(run.seen.waitTill).toBeInstanceOf(Date);
		expect(callOf(parkedIn(run))).toMatchObject({ exit: 'noResult' });
	});
});

describe('the report of somebody who was asked', () => {
	const TOKEN: ResultToken = { ...ONE, provider: 'talkdesk' };
	const call = callResult(TOKEN, 'noResult', true, { placedAt: TOKEN.placedAt });
	const kept = { confirm: ['1'], decline: ['2'] };

	async function reported(digits: string, more: Partial<Parameters<typeof webhookContext>[0]>) {
		const { context } = webhookContext({
			waiting: { json: { order: 7, data: { approved: false }, call: call as never } },
			parameters: { operation: 'sendAndWait', provider: 'talkdesk' },
			inContext: kept,
			body: JSON.stringify({ token: sealToken(TOKEN, KEYS), exit: 'Answered', digits }),
			headers: { 'content-type': 'application/json' },
			...more,
		});
		const { workflowData, webhookResponse } = await resume(context);
		return { outputs: workflowData!, heard: webhookResponse as IDataObject };
	}

	it.each([
		['1', 2, true],
		['2', 3, false],
		['', 0, false],
		['7', 0, false],
	])('with the keys %p goes on by output %i, and the flow hears %s', async (keys, output, yes) => {
		const { outputs, heard } = await reported(keys, {});
		expect(outputs).toHaveLength(4);
		expect(outputs.flat()).toHaveLength(1);
		expect(outputs[output]).toMatchObject([
			{ json: { order: 7, data: { approved: yes }, call: { exit: 'answered' } } },
		]);
		expect(heard).toMatchObject({ ok: true, confirmed: yes });
	});

	it('leaves by one output for an agent, and where the builder chose so', async () => {
		const review = await reported('1', { type: REVIEW, parameters: { provider: 'talkdesk' } });
		expect(review.outputs).toMatchObject([[{ json: { data: { approved: true } } }]]);
		expect(Object.keys(review.outputs[0]![0]!.json)).toEqual(['data', 'call']);
		const one = await reported('2', {
			parameters: { operation: 'sendAndWait', provider: 'talkdesk', oneOutput: true },
		});
		expect(one.outputs).toMatchObject([[{ json: { order: 7, data: { approved: false } } }]]);
	});

	it.each([undefined, null, 'x', {}, { confirm: '1' }])(
		'approves nothing where its keys are lost: %j',
		async (inContext) => {
			const { outputs } = await reported('1', { inContext });
			expect(outputs[0]).toMatchObject([{ json: { data: { approved: false } } }]);
		},
	);
});

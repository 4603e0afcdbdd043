import type { IDataObject } from 'n8n-workflow';
import { OUTPUTS, callResult, verifyEvidence } from '../../core';
import { seal } from '../../core/result/evidence';
import { executeContext, type Answer, type Setup } from './support/contexts';
import { KEYS, PLACED, call, callOf, execute } from './support/trigger';

const STORAGE = 'https://storage.example.com/report?signature=1';
const READY: Answer = {
	status: 202,
	body: { job: { id: '7', status: 'done' }, _links: { files: { href: STORAGE } } },
};
const row = (interaction_id: string, exit: string) => ({
	interaction_id,
	component_title: 'Make outbound call',
	exit,
	destination_number: '+14155550123',
	step_execution_order: 1,
});
const ROWS: Answer = {
	status: 200,
	body: { entries: [row('c-1', 'busy'), row('c-2', 'answered'), row('c-3', 'went fishing')] },
};
const parameters = (callId: string, more: IDataObject = {}): IDataObject => ({
	operation: 'lookUpResult',
	provider: 'talkdesk',
	callId,
	placedAt: '',
	...more,
});

let accounts = 0;

/** Each run has an account of its own: what is asked of one is asked in turn. */
async function lookUp(setup: Setup) {
	accounts += 1;
	const { context, seen } = executeContext({ ...setup, account: `-${accounts}` });
	const outputs = await execute(context);
	return { outputs, seen };
}

const output = (exit: (typeof OUTPUTS.triggerWaiting)[number]) =>
	OUTPUTS.triggerWaiting.indexOf(exit);

describe('Look Up Result', () => {
	it('sends each item to the exit of its call, by one report', async () => {
		const ids = ['c-1', 'c-2', 'c-3', 'c-4'];
		const { outputs, seen } = await lookUp({
			items: ids.map((id) => ({ json: { id } })),
			parameters: (itemIndex) => parameters(ids[itemIndex]!),
			answers: [READY, ROWS],
		});
		const exits = ['busy', 'answered', 'noResult', 'noResult'] as const;
		expect(outputs.flat()).toHaveLength(4);
		for (const [itemIndex, exit] of exits.entries())
			expect(outputs[output(exit)]).toContainEqual(
				expect.objectContaining({
					pairedItem: { item: itemIndex },
					json: {
						id: ids[itemIndex],
						call: expect.objectContaining({ exit, callId: ids[itemIndex] }),
					},
				}),
			);
		const [unread, unknown] = outputs[output('noResult')]!;
		expect(callOf(unread)).toMatchObject({ providerStatus: 'went fishing', to: '+14155550123' });
		expect(callOf(unknown)).toMatchObject({ providerStatus: null, receivedAt: null, raw: null });
		expect(seen.requests.map(({ type, url }) => [type, url])).toEqual([
			['talkdeskOAuth2Api', 'https://provider.example.com/data/reports/studio_flow_execution/jobs'],
			['', STORAGE],
		]);
	});

	it('keeps what the item knows of its own call, and of no other', async () => {
		const basics = { reference: 'order-1042', provider: 'talkdesk', to: '+14155550124' };
		const known = callResult({ ...basics, context: { orderId: 1042 } }, 'noResult', true, {
			callId: 'c-1',
			evidence: seal({ consent: 'form 7', exit: 'noResult' }, KEYS.evidence!()) as never,
		});
		const { outputs } = await lookUp({
			items: [{ json: { call: { ...known } as never } }, { json: { call: { ...known } as never } }],
			parameters: (itemIndex) => parameters(['c-1', 'c-2'][itemIndex]!),
			answers: [READY, ROWS],
		});
		expect(callOf(outputs[output('busy')]![0])).toMatchObject({
			...basics,
			context: { orderId: 1042 },
			evidence: { consent: 'form 7', exit: 'busy', callId: 'c-1' },
		});
		const { evidence } = callOf(outputs[output('busy')]![0]);
		expect(verifyEvidence(evidence, KEYS.evidence!())).toEqual({ sealed: true });
		expect(callOf(outputs[output('answered')]![0])).toMatchObject({
			reference: '',
			to: '+14155550123',
			context: null,
			evidence: null,
		});
	});

	it('needs no callback secret and never waits, whatever the node was set to before', async () => {
		const { seen, outputs } = await lookUp({
			parameters: parameters('c-1', { waitForResult: false }),
			answers: [READY, ROWS],
		});
		expect(outputs).toHaveLength(OUTPUTS.triggerWaiting.length);
		expect(seen.waitTill).toBeUndefined();
	});

	it('answers an agent in one list', async () => {
		const { outputs } = await lookUp({
			type: 'triggerVoiceFlowTool',
			parameters: parameters('c-1'),
			answers: [READY, ROWS],
		});
		expect(outputs).toHaveLength(1);
		expect(callOf(outputs[0]![0]).exit).toBe('busy');
	});

	it.each<[string, IDataObject, Answer[], object]>([
		['no call', { callId: '' }, [], { message: '"Call ID" is empty.' }],
		[
			'a provider without a report',
			{ provider: 'cmCom' },
			[],
			{ message: expect.stringMatching(/^CM\.com FlowBuilder has no report/) },
		],
		['a time that is none', { placedAt: 'soon' }, [], { message: /"Placed At"/ }],
		[
			'a scope that is missing',
			{},
			[{ status: 403, body: {} }],
			{
				message: expect.stringContaining('data-reports:write is missing'),
				description: expect.stringContaining('OAuth client'),
				httpCode: '403',
			},
		],
	])('stops at %s, and says how to put it right', async (_what, change, answers, failure) => {
		const looked = lookUp({ parameters: parameters('c-1', change), answers });
		const { message, ...rest } = failure as { message: unknown };
		const error = (await looked.catch((reason: unknown) => reason)) as Error;
		expect(error).toMatchObject({ ...rest, context: { itemIndex: 0 } });
		if (message instanceof RegExp) expect(error.message).toMatch(message);
		else expect(error.message).toEqual(message);
	});

	it('goes on with the other items when it may', async () => {
		const { outputs } = await lookUp({
			items: [{ json: { id: 1 } }, { json: { id: 2 } }],
			parameters: (itemIndex) => parameters(['', 'c-1'][itemIndex]!),
			continueOnFail: true,
			answers: [READY, ROWS],
		});
		expect(outputs[output('noResult')]).toMatchObject([
			{ pairedItem: { item: 0 }, json: { id: 1, error: '"Call ID" is empty.' } },
		]);
		expect(outputs[output('busy')]).toMatchObject([{ pairedItem: { item: 1 } }]);
	});
});

describe('an operation that there is none of', () => {
	it.each(['lookupResult', '', null])('such as %j places no call', async (operation) => {
		const started = lookUp({
			parameters: { ...call('+14155550123'), operation },
			answers: [PLACED],
		});
		await expect(started).rejects.toMatchObject({
			message: expect.stringContaining('"Operation"'),
		});
	});

	it('may be an expression that says the same for every item', async () => {
		const { outputs } = await lookUp({
			items: [{ json: {} }, { json: {} }],
			parameters: parameters('c-1'),
			nodeParameters: { operation: '={{ "lookUpResult" }}' },
			answers: [READY, ROWS],
		});
		expect(outputs[output('busy')]).toHaveLength(2);
	});

	it('places no call by an expression that differs from item to item', async () => {
		const started = lookUp({
			items: [{ json: {} }, { json: {} }],
			parameters: (itemIndex) => ({
				...call('+14155550123'),
				operation: ['startFlow', 'lookUpResult'][itemIndex]!,
			}),
			nodeParameters: { operation: '={{ $json.operation }}' },
			answers: [PLACED, PLACED],
		});
		await expect(started).rejects.toMatchObject({
			message: expect.stringContaining('"Operation"'),
		});
	});
});

describe('a workflow saved before there was a choice', () => {
	it('starts its flow', async () => {
		const { outputs } = await lookUp({ parameters: call('+14155550123'), answers: [PLACED] });
		expect(callOf(outputs[0]![0]).exit).toBe('placed');
	});
});

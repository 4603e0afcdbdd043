import type { IDataObject } from 'n8n-workflow';
import { OUTPUTS } from '../../core';
import { executeContext, type Answer } from './support/contexts';
import {
	PLACED,
	UNKNOWN_FLOW,
	call,
	callOf,
	execute,
	formOf,
	itemsTo,
	start,
} from './support/trigger';

describe('a run that fails', () => {
	const setup = {
		...itemsTo('+14155550123', '+14155550124', '+14155550125'),
		answers: [PLACED, UNKNOWN_FLOW, PLACED],
	};

	it('stops at the item, and names it', async () => {
		const { context, seen } = executeContext(setup);
		await expect(execute(context)).rejects.toMatchObject({
			message: 'Kaleyra does not know this flow.',
			description: expect.stringMatching(/published/),
			context: { itemIndex: 1 },
		});
		expect(seen.requests).toHaveLength(2);
	});

	it('goes on with the others when it may, on Not Called and with the reason', async () => {
		const { outputs } = await start({ ...setup, continueOnFail: true });
		expect(outputs[0]!.map((item) => callOf(item).to)).toEqual(['+14155550123', '+14155550125']);
		expect(outputs[1]).toMatchObject([
			{
				pairedItem: { item: 1 },
				json: {
					to: '+14155550124',
					error: 'Kaleyra does not know this flow.',
					details: { kind: 'flowNotFound', dialled: 'no', itemIndex: 1 },
				},
			},
		]);
	});

	it.each([true, false])(
		'dials no number twice when n8n repeats the node (Call Once: %s)',
		async (callOnce) => {
			const memory: IDataObject = {};
			const processed = new Set<string>();
			const parameters = (itemIndex: number) =>
				call(['+14155550123', '+14155550124'][itemIndex]!, { options: { callOnce } });
			const items = [{ json: {} }, { json: {} }];
			const again = { items, parameters, memory, processed };
			await expect(start({ ...again, answers: [PLACED, UNKNOWN_FLOW] })).rejects.toThrow();
			const { outputs, seen } = await start({ ...again, answers: [PLACED] });
			expect(seen.requests.map(({ body }) => formOf(body).to)).toEqual(['+14155550124']);
			expect(outputs[0]!.map((item) => callOf(item).exit)).toEqual(['placed', 'placed']);
		},
	);

	it('repeats the refusal, not the call, when it is not certain that no phone rang', async () => {
		const memory: IDataObject = {};
		const refused: Answer = { status: 200, body: { code: 'RBC9999' } };
		const again = { parameters: call('+14155550123', { options: { callOnce: false } }), memory };
		await expect(start({ ...again, answers: [refused] })).rejects.toThrow(/refused/);
		const { context, seen } = executeContext({ ...again, answers: [] });
		await expect(execute(context)).rejects.toThrow(/refused/);
		expect(seen.requests).toEqual([]);
	});

	it.each([
		[true, OUTPUTS.triggerWaiting.indexOf('noResult'), 'noResult'],
		[false, OUTPUTS.triggerNotWaiting.indexOf('placed'), 'placed'],
	])(
		'goes on with the call, unconfirmed, when it is not certain that no phone rang (waiting: %s)',
		async (waitForResult, output, exit) => {
			const refused: Answer = { status: 200, body: { code: 'RBC9999' } };
			const memory: IDataObject = {};
			const again = {
				items: [{ json: { order: 7 } }],
				parameters: call('+14155550123', { waitForResult, options: { reference: 'perhaps' } }),
				continueOnFail: true,
				memory,
			};
			for (const answers of [[refused], []]) {
				const { outputs, seen } = await start({ ...again, answers });
				expect(outputs.flat()).toHaveLength(1);
				expect(outputs[output]).toMatchObject([
					{
						json: {
							order: 7,
							error: expect.stringMatching(/refused/),
							details: { dialled: 'maybe', itemIndex: 0 },
							call: {
								exit,
								confirmed: false,
								reference: 'perhaps',
								to: '+14155550123',
								providerStatus: 'RBC9999',
								placedAt: expect.stringMatching(/Z$/),
							},
						},
					},
				]);
				expect(seen.waitTill).toBeUndefined();
			}
		},
	);

	it('gives each of several items that cannot wait together its error, and places no call', async () => {
		const { items } = itemsTo('+14155550123', '+14155550124');
		const { outputs, seen } = await start({
			items,
			parameters: call('+14155550123', { waitForResult: true }),
			continueOnFail: true,
			answers: [],
		});
		expect(outputs.flat()).toHaveLength(2);
		expect(outputs[OUTPUTS.triggerWaiting.indexOf('notCalled')]).toMatchObject(
			items.map(({ json }, item) => ({
				pairedItem: { item },
				json: {
					...json,
					error: expect.stringMatching(/2 items arrived/),
					details: { dialled: 'no', itemIndex: item },
				},
			})),
		);
		expect(seen.waitTill).toBeUndefined();
	});

	it('gives the items of an operation that there is not their error on Not Called', async () => {
		const { context } = executeContext({
			...setup,
			parameters: { operation: 'hangUp', waitForResult: false },
			continueOnFail: true,
		});
		const outputs = await execute(context);
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]!.map(({ json }) => json.error)).toEqual(
			setup.items.map(() => expect.stringMatching(/"Operation"/)),
		);
	});

	it('gives the items their error on Not Called where the setting that is wrong decides the outputs', async () => {
		const { outputs, seen } = await start({
			items: setup.items,
			parameters: () => ({
				get waitForResult(): boolean {
					throw new Error('No data is there to tell.');
				},
			}),
			continueOnFail: true,
			answers: [],
		});
		expect(outputs[OUTPUTS.triggerWaiting.indexOf('notCalled')]).toMatchObject(
			setup.items.map(() => ({ json: { error: 'No data is there to tell.' } })),
		);
		expect(outputs.flat()).toHaveLength(setup.items.length);
		expect(seen.requests).toEqual([]);
	});

	it('does not hand out the call of another number', async () => {
		const memory: IDataObject = {};
		await start({ parameters: call('+14155550123'), memory, answers: [PLACED] });
		const { seen } = await start({
			parameters: call('+14155550124'),
			memory,
			executionId: '43',
			answers: [PLACED],
		});
		expect(seen.requests).toHaveLength(1);
	});
});

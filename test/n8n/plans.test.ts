/** Calls that may have to wait more than once: for another try, or for their hours. */
import type { EngineRequest, IDataObject } from 'n8n-workflow';
import { TriggerVoiceFlow } from '../../nodes/TriggerVoiceFlow/TriggerVoiceFlow.node';
import { executeContext, type Setup } from './support/contexts';
import { PLACED, call } from './support/trigger';

const NUMBERS = ['+14155550123', '+14155550124'];
/** Open whenever the tests run. */
const ALWAYS = { callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' };
const V1 = { executionOrder: 'v1' };

function begin(
	options: IDataObject | ((index: number) => IDataObject),
	setup: Partial<Setup> = {},
) {
	const { context, seen } = executeContext({
		workflowSettings: V1,
		items: [{ json: {} }],
		parameters: (index) =>
			call(NUMBERS[index]!, {
				waitForResult: true,
				options: typeof options === 'function' ? options(index) : options,
			}),
		answers: [PLACED],
		...setup,
	});
	return { seen, ended: new TriggerVoiceFlow().execute.call(context) };
}
const tries = (values: IDataObject) => ({ tryAgain: { values } });
const isPause = (output: unknown) => (output as EngineRequest).actions?.length === 1;

describe('one item that waits', () => {
	it.each<[string, IDataObject, boolean]>([
		['is tried again', tries({ maxCalls: 3, afterBusyMinutes: '10' }), true],
		['has rules that hold', { rules: { values: ALWAYS } }, true],
		[
			'has rules that do not',
			{ rules: { values: { ...ALWAYS, outsideHours: 'notCalled' } } },
			false,
		],
		['has neither', {}, false],
	])('pauses as a list does when it %s', async (_when, options, pauses) => {
		const { ended, seen } = begin(options);
		expect(isPause(await ended)).toBe(pauses);
		expect([seen.requests.length, seen.waitTill !== undefined]).toEqual(
			pauses ? [0, false] : [1, true],
		);
	});

	it('needs the new execution order for that', async () => {
		const { ended, seen } = begin(tries({ maxCalls: 2, afterBusyMinutes: '10' }), {
			workflowSettings: {},
		});
		await expect(ended).rejects.toThrow(/held or tried again.*old execution order/);
		expect(seen.requests).toEqual([]);
	});

	it('is shown by a dry run at once, without any try', async () => {
		const { ended } = begin({ dryRun: true, ...tries({ maxCalls: 2, afterBusyMinutes: '10' }) });
		const outputs = (await ended) as unknown as Array<Array<{ json: IDataObject }>>;
		expect(outputs.flat().map(({ json }) => json.call)).toMatchObject([
			{ reason: 'dryRun', attempt: 1, attempts: null, request: { method: 'POST' } },
		]);
	});
});

describe('an execution that is retried with a plan', () => {
	it('does not call again whom it called without one', async () => {
		const memory: IDataObject = {};
		await begin({}, { memory }).ended;
		const { ended, seen } = begin(tries({ maxCalls: 2, afterBusyMinutes: '10' }), {
			memory,
			executionId: '43',
		});
		const outputs = (await ended) as unknown as Array<Array<{ json: IDataObject }>>;
		expect(seen.requests).toEqual([]);
		expect(outputs.flat().map(({ json }) => json.call)).toMatchObject([
			{ exit: 'noResult', callId: 'K1', reference: expect.stringMatching(/^42-/) },
		]);
	});
});

describe('a plan that is wrong', () => {
	it.each<[IDataObject, RegExp]>([
		[{ maxCalls: 10, afterBusyMinutes: '0' }, /"After Busy \(Minutes\)" is shorter than a minute/],
		[{ maxCalls: 3 }, /"Max Calls" allows another call, but no pause/],
		[{ maxCalls: '', afterBusyMinutes: '10' }, /"Max Calls" is empty/],
		[{ maxCalls: 11, afterBusyMinutes: '10' }, /"Max Calls"/],
		[{ maxCalls: 2, afterNoAnswerMinutes: 'soon' }, /"After No Answer \(Minutes\)"/],
		[{ maxCalls: 2, afterFailedMinutes: '20000' }, /"After Failed \(Minutes\)"/],
	])('stops the run before anybody is called: %j', async (values, message) => {
		const { ended, seen } = begin((index) => (index === 0 ? {} : tries(values)), {
			items: [{ json: {} }, { json: {} }],
		});
		await expect(ended).rejects.toMatchObject({
			message: expect.stringMatching(message),
			context: { itemIndex: 1 },
		});
		expect(seen.requests).toEqual([]);
	});

	it('is none where nobody waits for a result', async () => {
		const { ended, seen } = begin(
			{},
			{
				parameters: call(NUMBERS[0]!, { options: tries({ maxCalls: 10, afterBusyMinutes: '0' }) }),
			},
		);
		await ended;
		expect(seen.requests).toHaveLength(1);
	});
});

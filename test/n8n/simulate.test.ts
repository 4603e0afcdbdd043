import type { IDataObject } from 'n8n-workflow';
import { OUTPUTS, SIMULATED_ENDINGS } from '../../core';
import { executeContext, type Setup } from './support/contexts';
import { call, callOf, start } from './support/trigger';
import { TriggerVoiceFlow } from '../../nodes/TriggerVoiceFlow/TriggerVoiceFlow.node';

const simulating = (simulateEnding: unknown, more: IDataObject = {}) =>
	call('+14155550123', {
		waitForResult: true,
		options: { simulateEnding: simulateEnding as never, ...more },
	});

const BUSY = OUTPUTS.triggerWaiting.indexOf('busy');

/** Where the items left, by output: how each ended. */
const leftBy = (outputs: ReadonlyArray<readonly { json: IDataObject }[]>) =>
	Object.fromEntries(
		outputs.flatMap((items, index) =>
			items.length === 0
				? []
				: [[OUTPUTS.triggerWaiting[index], items.map(({ json }) => json.call)]],
		),
	);

async function several(options: ReadonlyArray<IDataObject>, more: Partial<Setup> = {}) {
	const { context, seen } = executeContext({
		workflowSettings: { executionOrder: 'v1' },
		items: options.map(() => ({ json: {} })),
		parameters: (index) =>
			call('+14155550123', { waitForResult: true, options: options[index] as never }),
		answers: [],
		...more,
	});
	return { outputs: (await new TriggerVoiceFlow().execute.call(context)) as never, seen };
}

describe('Simulate Ending', () => {
	it.each(SIMULATED_ENDINGS)('continues on the output of %s at once', async (ending) => {
		const { outputs, seen } = await start({ parameters: simulating(ending), answers: [] });
		const at = OUTPUTS.triggerWaiting.indexOf(ending);
		expect(outputs.map(({ length }) => length)).toEqual(
			OUTPUTS.triggerWaiting.map((_, index) => (index === at ? 1 : 0)),
		);
		expect(callOf(outputs[at]![0])).toMatchObject({
			...{ exit: ending, simulated: true, to: '+14155550123', placedAt: null },
		});
		expect([seen.requests, seen.waitTill]).toEqual([[], undefined]);
		expect(seen.hints).toContainEqual(
			expect.objectContaining({ message: expect.stringContaining('nobody was called') }),
		);
	});

	it('needs no credentials that are right, and uses up no reference', async () => {
		const setup = { parameters: simulating('busy', { reference: 'order-7' }), answers: [] };
		for (let n = 0; n < 2; n++) {
			const { outputs } = await start({ ...setup, credentials: {} });
			expect(callOf(outputs[BUSY]![0])).toMatchObject({ exit: 'busy', replayed: false });
		}
	});

	it('checks the number all the same', async () => {
		const parameters = { ...simulating('answered'), to: 'call me' };
		const { outputs } = await start({ parameters, answers: [] });
		expect(callOf(outputs[6]![0])).toMatchObject({ reason: 'numberNotValid', simulated: true });
	});

	it.each(['', null, undefined, 'perhaps', true])(
		'calls nobody where its expression gives %j, and says so',
		async (given) => {
			await expect(start({ parameters: simulating(given), answers: [] })).rejects.toMatchObject({
				message: expect.stringContaining('Simulate Ending'),
				context: { itemIndex: 0 },
			});
		},
	);

	it('ends the first of several tries, and is not tried again', async () => {
		const tryAgain = { values: { maxCalls: 3, afterBusyMinutes: '10' } };
		const parameters = simulating('busy', { tryAgain });
		const nodeParameters = { options: parameters.options } as never;
		const { outputs } = await start({ parameters, nodeParameters, answers: [] });
		expect(callOf(outputs[BUSY]![0])).toMatchObject({ exit: 'busy', attempt: 1, attempts: null });
	});

	it('ends a list at once, each item as it says', async () => {
		const { outputs, seen } = await several([
			{ simulateEnding: 'busy' },
			{ simulateEnding: 'answered' },
			{ simulateEnding: 'busy' },
		]);
		expect(leftBy(outputs)).toMatchObject({
			...{ answered: [{ simulated: true }], busy: [{ simulated: true }, { simulated: true }] },
		});
		expect(seen.requests).toEqual([]);
	});

	it('is done before the calls of the same list are made', async () => {
		const { outputs, seen } = await several([
			{ simulateEnding: 'off' },
			{ simulateEnding: 'busy' },
		]);
		// the list pauses, and has sent nothing yet
		expect(outputs).toMatchObject({ actions: [{}] });
		expect(seen.requests).toEqual([]);
	});

	it('is refused where people are called in order', async () => {
		const { context, seen } = executeContext({
			workflowSettings: { executionOrder: 'v1' },
			parameters: {
				...simulating('busy'),
				operation: 'callInOrder',
				specifyPeople: 'json',
				peopleJson: '[{"name":"Ann","to":"+14155550123"}]',
			},
			answers: [],
		});
		await expect(new TriggerVoiceFlow().execute.call(context)).rejects.toThrow(
			/"Simulate Ending" is for one call/,
		);
		expect(seen.requests).toEqual([]);
	});

	it('is no yes of somebody who is asked', async () => {
		const parameters = { ...simulating('answered'), provider: 'cmCom', flowId: 'f-1' };
		Object.assign(parameters, {
			operation: 'sendAndWait',
			message: 'Yes?',
			messageVariable: 'm',
			confirmDigits: '1',
		});
		const { outputs } = await start({ parameters, answers: [] });
		expect(outputs.map(({ length }) => length)).toEqual([1, 0, 0, 0]);
		expect(outputs[0]![0]!.json).toMatchObject({ data: { approved: false } });
	});
});

import type { INodeOutputConfiguration } from 'n8n-workflow';
import { LADDER_LABELS, LADDER_OUTPUTS, OUTPUTS, labelOf, type CallState } from '../../core';
import { OUTPUTS_EXPRESSION, toOutputs } from '../../nodes/TriggerVoiceFlow/outputs';
import { OutboundCallResult } from '../../nodes/OutboundCallResult/OutboundCallResult.node';
import { evaluate } from './support/expression';

/** The canvas cuts off what is longer. */
const labels = (states: readonly CallState[]) =>
	states.map((state) => (state === 'invalidNumber' ? 'Invalid Num.' : labelOf(state)));
const shown = (waitForResult: unknown, operation?: string) =>
	(
		evaluate(OUTPUTS_EXPRESSION, {
			$parameter: { waitForResult, operation },
		}) as INodeOutputConfiguration[]
	).map(({ displayName }) => displayName);

describe('OUTPUTS_EXPRESSION', () => {
	it.each([true, false])(
		'of people who are called in order is the same, waitForResult %s',
		(waits) => {
			expect(shown(waits, 'callInOrder')).toEqual(
				LADDER_OUTPUTS.map((output) => LADDER_LABELS[output]),
			);
		},
	);

	it.each([
		[true, OUTPUTS.triggerWaiting],
		[undefined, OUTPUTS.triggerWaiting],
		[false, OUTPUTS.triggerNotWaiting],
	])('with waitForResult %s gives the outputs of core, in its order', (waitForResult, states) => {
		expect(shown(waitForResult)).toEqual(labels(states));
	});

	it.each([true, false])(
		'gives a look-up those of a call that is waited for, with waitForResult %s',
		(waitForResult) => {
			expect(shown(waitForResult, 'lookUpResult')).toEqual(labels(OUTPUTS.triggerWaiting));
			expect(shown(waitForResult, 'startFlow')).toEqual(shown(waitForResult));
		},
	);

	it.each([true, false])(
		'gives a question those of a decision, with waitForResult %s: a wait that ran out is the first',
		(waitForResult) => {
			expect(shown(waitForResult, 'sendAndWait')).toEqual([
				'No Decision',
				'Not Called',
				'Approved',
				'Declined',
			]);
		},
	);

	it.each(['startFlow', 'lookUpResult', 'sendAndWait'])(
		'is one output for %s where one was chosen',
		(operation) => {
			const $parameter = { oneOutput: true, waitForResult: false, operation };
			const outputs = evaluate(OUTPUTS_EXPRESSION, { $parameter }) as INodeOutputConfiguration[];
			expect(outputs.map(({ displayName }) => displayName)).toEqual(['Result']);
		},
	);

	it('has one end: nothing in it looks like the end of an expression', () => {
		expect(OUTPUTS_EXPRESSION.indexOf('}}')).toBe(OUTPUTS_EXPRESSION.length - 2);
	});
});

describe('outputs of Outbound Call Result', () => {
	it('are those of core', () => {
		const { outputs } = new OutboundCallResult().description;
		expect((outputs as INodeOutputConfiguration[]).map(({ displayName }) => displayName)).toEqual(
			labels(OUTPUTS.callResult),
		);
	});
});

describe('toOutputs', () => {
	const item = (name: string) => ({ json: { name } });

	it('puts each item on the output of its state', () => {
		const outputs = toOutputs('waiting', [
			{ state: 'busy', item: item('a') },
			{ state: 'noResult', item: item('b') },
		]);
		expect(outputs).toHaveLength(8);
		expect(outputs[OUTPUTS.triggerWaiting.indexOf('busy')]).toEqual([item('a')]);
		expect(outputs[0]).toEqual([item('b')]);
	});

	it('keeps the order of items on an output', () => {
		const states = ['placed', 'notCalled', 'placed'] as const;
		const outputs = toOutputs(
			'notWaiting',
			states.map((state, index) => ({ state, item: item(String(index)) })),
		);
		expect(outputs).toEqual([[item('0'), item('2')], [item('1')]]);
	});

	it.each(['tool', 'one'] as const)('gives everything in one list as %s', (set) => {
		const items = [
			{ state: 'placed', item: item('a') },
			{ state: 'notCalled', item: item('b') },
		] as const;
		expect(toOutputs(set, items)).toEqual([[item('a'), item('b')]]);
	});
});

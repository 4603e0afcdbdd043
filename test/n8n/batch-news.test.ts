import type { IRunExecutionData } from 'n8n-workflow';
import { OUTPUTS, type CallState } from '../../core';
import { newsOf, parkedCall } from '../../nodes/TriggerVoiceFlow/start-flow/batch/call-execution';

const CALL = { reference: 'order-1', exit: 'busy' };
const outputsWith = (exit: CallState, json: object = { part: 1, call: CALL }) =>
	OUTPUTS.triggerWaiting.map((state) => (state === exit ? [{ json }] : []));

/** An execution as n8n keeps it: what has run, what is to be run, and until when it waits. */
const execution = (
	run: object | null,
	entry: object | null,
	more: { waitTill?: Date; error?: object } = {},
) =>
	({
		resultData: { runData: run ? { Call: [run] } : {}, error: more.error },
		executionData: { nodeExecutionStack: entry ? [entry] : [] },
		waitTill: more.waitTill,
	}) as unknown as IRunExecutionData;

const nothing = OUTPUTS.triggerWaiting.map(() => []);
const soon = new Date(Date.now() + 60_000);
const node = { name: 'Call' };
const parked = { node, data: { main: [[{ json: { call: { exit: 'noResult' } } }]] } };

describe('the execution of a call', () => {
	it.each<[string, IRunExecutionData | undefined, unknown]>([
		['that ended', execution({ data: { main: outputsWith('busy') } }, null), 'busy'],
		[
			'that n8n has claimed for its report, and not run yet',
			execution(
				{ data: { main: nothing } },
				{ node, data: { main: outputsWith('answered') }, metadata: { forwardAllOutputs: true } },
			),
			'answered',
		],
		['that waits', execution({ data: { main: nothing } }, parked, { waitTill: soon }), 'waiting'],
		[
			'that n8n wakes at the end of its wait',
			execution({ data: { main: nothing } }, parked),
			'waiting',
		],
		['that has only begun', execution(null, { data: { main: [[{ json: {} }]] } }), 'waiting'],
		['that was killed', execution({ executionStatus: 'crashed' }, null, { error: {} }), 'lost'],
		[
			'that was killed before the call',
			execution(null, null, { error: { name: 'WorkflowCrashedError' } }),
			'lost',
		],
		[
			'that n8n erased, as the worker died that had it',
			execution(null, null, {
				error: {
					message: 'This execution failed to be processed too many times and will no longer retry.',
				},
			}),
			'lost',
		],
		[
			'of which n8n has made up the end, as it was killed before it had saved it',
			execution(
				{
					executionStatus: 'success',
					data: { main: [[{ json: { isArtificialRecoveredEventItem: true } }]] },
				},
				null,
			),
			'lost',
		],
		[
			'that n8n refused to begin',
			execution(null, null, { error: { name: 'Refused', message: 'no' } }),
			'notCalled',
		],
		['that n8n keeps no more', undefined, 'gone'],
	])('%s', (_which, data, expected) => {
		const news = newsOf(data, 'Call');
		expect(typeof news === 'object' ? news.state : news).toBe(expected);
	});

	it('gives its result without what it was told', () => {
		const data = execution({ data: { main: outputsWith('busy') } }, null);
		expect(newsOf(data, 'Call')).toEqual({ state: 'busy', json: { call: CALL } });
	});

	it('says until when a rule holds it', () => {
		const json = { part: 1, call: CALL, ringbackHeldUntil: '2026-01-02T09:00:00.000Z' };
		const data = execution({ data: { main: outputsWith('notCalled', json) } }, null);
		expect(newsOf(data, 'Call')).toEqual({
			state: 'notCalled',
			json: { call: CALL },
			heldUntil: '2026-01-02T09:00:00.000Z',
		});
	});

	it('gives why it failed', () => {
		const json = { part: 1, error: 'No.', details: { kind: 'refused' } };
		const data = execution({ data: { main: outputsWith('notCalled', json) } }, null);
		expect(newsOf(data, 'Call')).toEqual({
			state: 'notCalled',
			json: { error: 'No.', details: { kind: 'refused' } },
		});
	});

	it('knows the call that it was to wait for', () => {
		expect(parkedCall(execution(null, parked))).toEqual({ exit: 'noResult' });
		expect(parkedCall(execution(null, { data: { main: [[]] } }))).toBeUndefined();
		expect(parkedCall(undefined)).toBeUndefined();
	});
});

/** A list looks at a call that it started again, and that an execution of before had placed. */
import type { IExecuteFunctions, IRunExecutionData } from 'n8n-workflow';
import { OUTPUTS, providers, type CallState } from '../../core';
import { collect } from '../../nodes/TriggerVoiceFlow/start-flow/batch/collect';
import { ownCalls } from '../../nodes/TriggerVoiceFlow/start-flow/batch/own-calls';
import { partJson } from '../../nodes/TriggerVoiceFlow/start-flow/batch/part';
import {
	openCalls,
	planNext,
	plannedCalls,
	step,
	type Batch,
} from '../../nodes/TriggerVoiceFlow/start-flow/batch/state';
import type { CallRequest } from '../../nodes/TriggerVoiceFlow/start-flow/read-call';
import { NOW, batchOf, exitsOf } from './support/batches';

const NODE = 'Call';
const LIST = 'pause';

interface Stored {
	readonly state?: CallState;
	readonly json?: object;
	readonly waits?: boolean;
	readonly crashed?: boolean;
	/** The pause of the list that it is a call of. */
	readonly list?: string;
	readonly erased?: boolean;
}

function execution({ state, json = {}, waits, crashed, list, erased }: Stored): IRunExecutionData {
	const request = { provider: providers.cmCom } as unknown as CallRequest;
	const wakeUrl = `http://n8n/webhook-waiting/1?ringbackWake=${list}`;
	const start = [[{ json: partJson({ batch: '1', wakeUrl, relay: null, request }) }]];
	const main = OUTPUTS.triggerWaiting.map((one) => (one === state ? [{ json }] : []));
	const run = crashed ? { executionStatus: 'crashed' } : { data: { main } };
	const runData = { ...(list && { Start: [{ data: { main: start } }] }), [NODE]: [run] };
	return {
		resultData: {
			runData: erased ? {} : runData,
			...(crashed && { error: { name: 'WorkflowCrashedError' } }),
		},
		executionData: { nodeExecutionStack: [] },
		waitTill: waits ? new Date(Date.now() + 60_000) : undefined,
	} as unknown as IRunExecutionData;
}

/** The execution that was started in vain. */
const inVain = (placedBy?: string): Stored => ({
	state: 'notCalled',
	json: {
		call: { exit: 'notCalled', reason: 'alreadyCalled' },
		...(placedBy && { ringbackPlacedBy: placedBy }),
	},
	list: LIST,
});
const busy: Stored = { state: 'busy', json: { call: { exit: 'busy' } }, list: LIST };

let lists = 0;

/** A list of one that has started its call again, as execution 9. */
function open(stored: Record<string, Stored>, again = true) {
	const name = `list-${(lists += 1)}`;
	const batch: Batch = batchOf(1);
	step(batch, { type: 'tick', nowMs: NOW });
	planNext(batch, 1);
	const [, row] = plannedCalls(batch)[0]!;
	const times = { startedMs: Date.now(), limitMs: 60_000 };
	row.call = { isPlanned: false, executions: ['9'], again, ...times };
	const context = {
		getNode: () => ({ name: NODE }),
		getExecutionId: () => name,
		getExecutionDataById: async (id: string) => stored[id] && execution(stored[id]),
		continueOnFail: () => false,
	} as unknown as IExecuteFunctions;
	return { name, batch, row, look: () => collect(context, batch) };
}

const exitAfter = async (stored: Record<string, Stored>, again?: boolean) => {
	const { batch, look } = open(stored, again);
	await look();
	return exitsOf(batch)[0];
};

describe('a call of a list that was started again, and had been placed before', () => {
	it('ends as the execution says that placed it', async () => {
		expect(await exitAfter({ 9: inVain('7'), 7: busy })).toBe('busy');
	});

	it('lets the list sleep while that one waits', async () => {
		const { name, batch, row, look } = open({ 9: inVain('7'), 7: { waits: true, list: LIST } });
		ownCalls.started(name, '9');
		ownCalls.ended(name, '9');
		for (let run = 0; run < 2; run++) {
			await look();
			expect(openCalls(batch)).toHaveLength(1);
			expect(row.call!.executions).toEqual(['9', '7']);
			const wake = jest.fn();
			ownCalls.watch(name, () => ownCalls.countOpen(name) === 0, wake);
			expect(wake).not.toHaveBeenCalled();
		}
	});

	it('was called before, where that one is no call of this list', async () => {
		const others = { ...busy, list: 'another' };
		expect(await exitAfter({ 9: inVain('7'), 7: others })).toBe('notCalled');
		expect(await exitAfter({ 9: inVain('7'), 7: { ...busy, list: undefined } })).toBe('notCalled');
	});

	it.each<[string, Record<string, Stored>]>([
		['nobody knows who placed it', { 9: inVain() }],
		['n8n keeps that execution no more', { 9: inVain('7') }],
		['n8n has erased it', { 9: inVain('7'), 7: { erased: true } }],
		['that execution died', { 9: inVain('7'), 7: { crashed: true, list: LIST } }],
	])('has no result where %s', async (_says, stored) => {
		expect(await exitAfter(stored)).toBe('noResult');
	});

	it('is told as it is where it was started once only', async () => {
		expect(await exitAfter({ 9: inVain('7'), 7: busy }, false)).toBe('notCalled');
	});
});

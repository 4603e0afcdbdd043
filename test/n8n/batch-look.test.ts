/** What the executions of a call have brought, where it was started again and had been called before. */
import type { IExecuteFunctions, IRunExecutionData } from 'n8n-workflow';
import { OUTPUTS, providers, type CallState } from '../../core';
import { lookAt } from '../../nodes/TriggerVoiceFlow/start-flow/batch/look';
import { partJson } from '../../nodes/TriggerVoiceFlow/start-flow/batch/part';
import type { CallRequest } from '../../nodes/TriggerVoiceFlow/start-flow/read-call';

const LIST = 'pause-of-this-list';
const NODE = 'Call';

interface Stored {
	readonly state?: CallState;
	readonly json?: object;
	readonly waits?: boolean;
	readonly crashed?: boolean;
	/** Of which list it is a call. */
	readonly list?: string;
}

function execution({ state, json = {}, waits, crashed, list }: Stored): IRunExecutionData {
	const request = { provider: providers.cmCom } as unknown as CallRequest;
	const wakeUrl = `http://n8n/webhook-waiting/1?ringbackWake=${list}`;
	const start = [[{ json: partJson({ batch: '1', wakeUrl, relay: null, request }) }]];
	const main = OUTPUTS.triggerWaiting.map((one) => (one === state ? [{ json }] : []));
	const run = crashed ? { executionStatus: 'crashed' } : { data: { main } };
	return {
		resultData: {
			runData: { ...(list && { Start: [{ data: { main: start } }] }), [NODE]: [run] },
			...(crashed && { error: { name: 'WorkflowCrashedError' } }),
		},
		executionData: { nodeExecutionStack: [] },
		waitTill: waits ? new Date(Date.now() + 60_000) : undefined,
	} as unknown as IRunExecutionData;
}

const alreadyCalled = (placedBy?: string): Stored => ({
	state: 'notCalled',
	json: {
		call: { exit: 'notCalled', reason: 'alreadyCalled' },
		...(placedBy && { ringbackPlacedBy: placedBy }),
	},
	list: LIST,
});
const busy: Stored = { state: 'busy', json: { call: { exit: 'busy' } }, list: LIST };

const look = (stored: Record<string, Stored>, again = true) =>
	lookAt(
		{
			getNode: () => ({ name: NODE }),
			getExecutionId: () => '1',
			getExecutionDataById: async (id: string) => stored[id] && execution(stored[id]),
		} as unknown as IExecuteFunctions,
		{ executions: ['9'], again, startedMs: Date.now(), limitMs: 60_000 },
		{ callOnce: true, list: LIST },
	);

describe('a call of a list that was started again, and had been called', () => {
	it('ended as the execution says that called', async () => {
		expect(await look({ 9: alreadyCalled('7'), 7: busy })).toMatchObject({ state: 'busy' });
	});

	it('is open while that one waits', async () => {
		expect(await look({ 9: alreadyCalled('7'), 7: { waits: true, list: LIST } })).toBe('open');
	});

	it('is one that was called before, where the other is no call of this list', async () => {
		const own = { state: 'notCalled', json: { call: { reason: 'alreadyCalled' } } };
		const others = { ...busy, list: 'another' };
		expect(await look({ 9: alreadyCalled('7'), 7: others })).toMatchObject(own);
		expect(await look({ 9: alreadyCalled('7'), 7: { ...busy, list: undefined } })).toMatchObject(
			own,
		);
	});

	it.each<[string, Record<string, Stored>]>([
		['nobody knows by which execution', { 9: alreadyCalled() }],
		['n8n keeps that execution no more', { 9: alreadyCalled('7') }],
		['that execution died', { 9: alreadyCalled('7'), 7: { crashed: true, list: LIST } }],
	])('is unknown where %s', async (_says, stored) => {
		expect(await look(stored)).toBe('unknown');
	});

	it('is told as it is where it was started once only', async () => {
		expect(await look({ 9: alreadyCalled('7'), 7: busy }, false)).toMatchObject({
			state: 'notCalled',
		});
	});
});

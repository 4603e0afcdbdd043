import type { IRunExecutionData } from 'n8n-workflow';
import { callResult, type Fingerprint } from '../../core';
import type { reservationsOf } from '../../nodes/shared/call-once';
import { fakeClock } from '../support/fakes';
import { processedData } from './support/processed-data';

const CALL: Fingerprint = { to: 'number-1', flowId: 'flow-1', account: 'account-1' };
const BASICS = { reference: 'order-1', provider: 'cmCom', to: '+14155550103', context: null };
const PLACED_AT = '2026-01-01T00:00:00.000Z';
const WAITING = callResult(BASICS, 'noResult', true, { placedAt: PLACED_AT });
const BUSY = { ...WAITING, exit: 'busy' as const };

/** An execution that placed the call, as n8n keeps it. @param ended what its node gave out */
const execution = (ended: object | null, waitTill?: Date, ...later: object[]) =>
	({
		waitTill,
		resultData: {
			runData: ended
				? {
						Call: [ended, ...later].map((call) => ({ data: { main: [[], [{ json: { call } }]] } })),
					}
				: {},
		},
		executionData: {
			contextData: {
				'node:Call': {
					'ringback:0:0': { to: BASICS.to, outcome: { result: WAITING, call: CALL } },
				},
			},
		},
	}) as unknown as IRunExecutionData;

/** A worker of its own, which shares nothing but the list. */
function worker(
	store: ReturnType<typeof processedData>,
	executionId: string,
	executions: Record<string, IRunExecutionData> = {},
	found: (execution: string) => void = () => undefined,
) {
	let made: ReturnType<typeof reservationsOf> | undefined;
	jest.isolateModules(() => {
		const { reservationsOf: there } = jest.requireActual<{ reservationsOf: typeof reservationsOf }>(
			'../../nodes/shared/call-once',
		);
		const asking = { executionId, executionOf: async (id: string) => executions[id], found };
		const place = { workflowId: 'workflow', nodeId: 'node', asking };
		made = there(store, place, { ...fakeClock(), sleep: () => new Promise(setImmediate) });
	});
	return made!;
}

async function placeIn(store: ReturnType<typeof processedData>, executionId: string) {
	const reservation = (await worker(store, executionId).reserve('order-1', CALL))!;
	expect(await reservation.commit()).toBe(true);
	await reservation.confirm();
}

describe('a reference that another worker has called', () => {
	it('brings the first result from the execution that placed the call', async () => {
		const store = processedData();
		await placeIn(store, '70001');
		const before = store.list();
		const found = jest.fn();
		const asking = worker(store, '130000', { '70001': execution(BUSY) }, found);
		expect(await asking.earlier!('order-1', CALL)).toMatchObject({
			...{ differsIn: [], isUnderWay: false, first: { exit: 'busy', reference: 'order-1' } },
		});
		expect(found.mock.calls).toEqual([['70001']]);
		// asking leaves nothing behind
		expect(store.list()).toEqual(before);
	});

	it('brings the result that n8n was killed with, before its execution went on', async () => {
		const store = processedData();
		await placeIn(store, '7');
		const parked = execution(null);
		const entry = (call: object, metadata?: object) => ({
			...{ node: { name: 'Call' }, metadata, data: { main: [[], [{ json: { call } }]] } },
		});
		const holding = (one: object) =>
			({
				...parked,
				executionData: { ...parked.executionData, nodeExecutionStack: [one] },
			}) as unknown as IRunExecutionData;
		const firstIn = async (data: IRunExecutionData) =>
			(await worker(store, '8', { '7': data }).earlier!('order-1', CALL)).first;
		expect(await firstIn(holding(entry(BUSY, { forwardAllOutputs: true })))).toMatchObject({
			exit: 'busy',
		});
		// what it was to leave with, had no report come
		expect(await firstIn(holding(entry(WAITING)))).toMatchObject({ exit: 'placed' });
	});

	it.each([
		{ what: 'a simulated ending', ...{ exit: 'answered', simulated: true } },
		{ what: 'a call that was refused', ...{ exit: 'notCalled', reason: 'referenceConflict' } },
	])('brings no result of $what that followed in the execution', async ({ what: _what, ...it }) => {
		const store = processedData();
		await placeIn(store, '7');
		const later = { ...BUSY, placedAt: null, ...it };
		const asking = worker(store, '8', { '7': execution(BUSY, undefined, later) });
		expect(await asking.earlier!('order-1', CALL)).toMatchObject({ first: { exit: 'busy' } });
	});

	it('is found among the newest 65,536 executions', async () => {
		const store = processedData();
		await placeIn(store, '70001');
		const asking = worker(store, '140000', { '70001': execution(BUSY) });
		expect(await asking.earlier!('order-1', CALL)).toMatchObject({ differsIn: [], first: null });
	});

	it('is found across the turn of the numbers', async () => {
		const store = processedData();
		await placeIn(store, '65535');
		const asking = worker(store, '65536', { '65535': execution(BUSY) });
		expect(await asking.earlier!('order-1', CALL)).toMatchObject({ first: { exit: 'busy' } });
	});

	it('is still under way while the execution waits', async () => {
		const store = processedData();
		await placeIn(store, '7');
		const asking = worker(store, '8', { '7': execution(null, new Date()) });
		expect(await asking.earlier!('order-1', CALL)).toMatchObject({ isUnderWay: true });
	});

	it('is the same call, of unknown result, where n8n keeps the execution no more', async () => {
		const store = processedData();
		await placeIn(store, '7');
		expect(await worker(store, '8').earlier!('order-1', CALL)).toEqual({
			...{ differsIn: [], isUnderWay: false, first: null },
		});
	});

	it('is another call where number, flow or account is another one', async () => {
		const store = processedData();
		await placeIn(store, '7');
		const other = { ...CALL, to: 'number-2' };
		const asking = worker(store, '8', { '7': execution(BUSY) });
		expect((await asking.earlier!('order-1', other)).differsIn).toEqual(['to']);
		// nobody can say which, and that it is another one is certain
		expect((await worker(store, '8').earlier!('order-1', other)).differsIn).toBeNull();
	});

	it('counts as the same call where nothing but the reference stands in the list', async () => {
		const store = processedData();
		await store.checkProcessedAndRecord(['ringback:order-1']);
		expect((await worker(store, '8').earlier!('order-1', CALL)).differsIn).toEqual([]);
		expect(store.list()).toEqual(['ringback:order-1']);
	});

	it('does without the list in the process that placed it', async () => {
		const store = processedData();
		const there = worker(store, '7', { '7': execution(BUSY) });
		const reservation = (await there.reserve('order-1', CALL))!;
		expect((await there.earlier!('order-1', { ...CALL, flowId: 'flow-2' })).differsIn).toEqual([
			'flowId',
		]);
		await reservation.commit();
		await reservation.confirm();
		const changes = store.changes();
		expect(await there.earlier!('order-1', CALL)).toMatchObject({ first: { exit: 'busy' } });
		expect((await there.earlier!('order-1', { ...CALL, account: 'b' })).differsIn).toEqual([
			'account',
		]);
		expect(store.changes()).toBe(changes);
	});
});

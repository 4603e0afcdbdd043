import type { IExecuteFunctions } from 'n8n-workflow';
import { beginLadder, ladderPlan, ladderResult } from '../../core';
import { hear } from '../../nodes/TriggerVoiceFlow/call-in-order/hear';
import { note, phaseOf, tell, type Search } from '../../nodes/TriggerVoiceFlow/call-in-order/state';

const people = ['Ann', 'Ben', 'Cas'].map((name, at) => ({ name, to: `+1415555010${at}` }));

function begun(more: Record<string, unknown> = {}): Search {
	const plan = ladderPlan({ people, roundsMax: 1, declineDigits: '2', ...more }, 60_000);
	const { state, actions } = beginLadder(plan, 'fire', 0);
	const search: Search = { plan, state, rungs: {}, callOnce: true, notes: [], failure: null };
	note(search, actions, 0);
	return search;
}

/** Its execution was started. */
function started(search: Search, reference: string, execution = reference): Search {
	const rung = search.rungs[reference]!;
	const executions = [...rung.executions, execution];
	const startedMs = Date.now();
	search.rungs[reference] = { ...rung, isPlanned: false, executions, startedMs, limitMs: 600_000 };
	return search;
}

const CALL = { placedAt: '2026-11-29T12:00:00.000Z', confirmed: true, receivedAt: null };
/** n8n's data of executions, by id. */
const reading = (executions: Record<string, object>) =>
	({
		getNode: () => ({ name: 'Call' }),
		getExecutionId: () => '1',
		getExecutionDataById: async (id: string) => executions[id],
	}) as unknown as IExecuteFunctions;
const waiting = (call: object = CALL) => ({
	waitTill: new Date(Date.now() + 600_000),
	resultData: { runData: {} },
	executionData: { nodeExecutionStack: [{ data: { main: [[{ json: { call } }]] } }] },
});
/** @param output of those of a call that is waited for */
const left = (output: number, json: object) => ({
	resultData: {
		runData: {
			Call: [{ data: { main: [...Array.from({ length: output }, () => []), [{ json }]] } }],
		},
	},
	executionData: { nodeExecutionStack: [] },
});
const crashed = {
	resultData: { runData: { Call: [{ executionStatus: 'crashed' }] } },
	executionData: { nodeExecutionStack: [] },
};
const ANSWERED = 2;
const NOT_CALLED = 1;
const answered = (digits: string) =>
	left(ANSWERED, { call: { ...CALL, receivedAt: CALL.placedAt, answers: { digits } } });

describe('a search for somebody who confirms', () => {
	it('plans the first call, and one after the other as their executions tell', async () => {
		const search = started(begun(), 'fire-1-1');
		await hear(reading({ 'fire-1-1': waiting() }), search);
		expect(phaseOf(search, 'fire-1-1')).toBe('ringing');
		await hear(reading({ 'fire-1-1': answered('') }), search);
		expect(Object.keys(search.rungs)).toEqual(['fire-1-2']);
		await hear(reading({ 'fire-1-2': answered('1') }), started(search, 'fire-1-2'));
		expect(ladderResult(search.plan, search.state)).toMatchObject({
			output: 'confirmed',
			called: 2,
		});
		expect(search.rungs).toEqual({});
	});

	it('starts a call again that n8n was killed with, and does not take its own reference for a yes', async () => {
		const search = started(begun(), 'fire-1-1', 'a');
		await hear(reading({ a: crashed }), search);
		expect(search.rungs['fire-1-1']).toMatchObject({ isPlanned: true, again: true });
		const met = left(NOT_CALLED, { call: { ...CALL, placedAt: null, reason: 'alreadyCalled' } });
		await hear(reading({ a: crashed, b: met }), started(search, 'fire-1-1', 'b'));
		expect(phaseOf(search, 'fire-1-1')).toBe('unsure');
	});

	it('goes on hearing a call whose wait limit is over', async () => {
		const search = started(begun(), 'fire-1-1');
		const late = reading({ 'fire-1-1': waiting() });
		await hear(late, search);
		tell(search, { type: 'tick', nowMs: Date.now() + 120_000 });
		expect(Object.keys(search.rungs)).toEqual(['fire-1-1', 'fire-1-2']);
		await hear(reading({ 'fire-1-1': answered('1') }), search);
		expect(search.state.out).toBe('confirmed');
		expect(search.rungs['fire-1-2']).toBeUndefined();
	});

	it('goes on to the next person where a setting of one is wrong, and says which', async () => {
		const search = started(begun(), 'fire-1-1');
		const wrong = left(NOT_CALLED, { error: 'No such flow.', details: { kind: 'flowNotFound' } });
		await hear(reading({ 'fire-1-1': wrong }), search);
		expect(search).toMatchObject({ notes: ['No such flow.'], failure: { error: 'No such flow.' } });
		expect(Object.keys(search.rungs)).toEqual(['fire-1-2']);
	});

	it('asks somebody whom a rule holds once more when the hold is over', async () => {
		const search = started(begun(), 'fire-1-1');
		const heldUntil = new Date(Date.now() + 30_000).toISOString();
		const call = { ...CALL, placedAt: null, reason: 'outsideCallingHours' };
		await hear(
			reading({ 'fire-1-1': left(NOT_CALLED, { call, ringbackHeldUntil: heldUntil }) }),
			search,
		);
		expect(search.state.held).toMatchObject([[0, Date.parse(heldUntil), expect.any(Number)]]);
		expect(Object.keys(search.rungs)).toEqual(['fire-1-2']);
	});
});

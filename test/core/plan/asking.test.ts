import {
	askingPlan,
	beginBatch,
	historyOf,
	isVoiceError,
	outcomeOf,
	stepBatch,
} from '../../../core';
import type { PlanEvent, TriesPlan } from '../../../core';

const MINUTE = 60_000;
const KEYS = { confirm: ['1'], decline: ['2'] };
const plan = askingPlan({ moreCalls: 2, pauseMinutes: 5 }, MINUTE, KEYS);

type Ending = Omit<Extract<PlanEvent, { type: 'report' }>, 'type' | 'reference' | 'nowMs'>;
const pressed = (digits: string): Ending => ({ exit: 'answered', answers: { digits } });

/** One person is asked, and each call ends so; the pauses are waited for. */
function ask(endings: readonly Ending[], asked: TriesPlan = plan) {
	let { state } = beginBatch(asked, [{ reference: 'refund' }], 0);
	let calls = 1;
	for (const [at, ending] of endings.entries()) {
		const nowMs = at * 10 * MINUTE;
		const reference = at === 0 ? 'refund' : `refund-try-${at + 1}`;
		({ state } = stepBatch(asked, state, { type: 'report', reference, nowMs, ...ending }));
		const due = { type: 'tick', nowMs: nowMs + 5 * MINUTE } as const;
		const early = stepBatch(asked, state, { ...due, nowMs: due.nowMs - 1 });
		expect(early.actions).toEqual([]);
		const next = stepBatch(asked, state, due);
		state = next.state;
		calls += next.actions.length;
	}
	const [item] = state.items;
	return { calls, isOver: item!.phase === 'ended', outcome: outcomeOf(item!), item: item! };
}

describe('somebody who is asked again', () => {
	it.each<[string, Ending]>([
		['a key that confirms', pressed('1')],
		['a key that declines', pressed('2')],
		['a number that is wrong', { exit: 'invalidNumber' }],
	])('is not called after %s', (_what, ending) => {
		expect(ask([ending])).toMatchObject({ calls: 1, isOver: true, outcome: { exit: ending.exit } });
	});

	it.each<[string, Ending]>([
		['an answer without a key', { exit: 'answered' }],
		['another key', pressed('11')],
		['a key that a machine pressed', { ...pressed('1'), answeredBy: 'machine' }],
		['a mailbox', { exit: 'voicemail' }],
		['a busy line', { exit: 'busy' }],
		['nobody', { exit: 'noAnswer' }],
		['a call that failed', { exit: 'failed' }],
		['no result', { exit: 'noResult' }],
	])('is called after %s, and as often as wanted', (_what, ending) => {
		const { calls, isOver, outcome } = ask([ending]);
		expect({ calls, isOver, outcome }).toEqual({ calls: 2, isOver: false, outcome: null });
		expect(ask([ending, ending, ending])).toMatchObject({
			...{ calls: 3, isOver: true },
			outcome: { exit: ending.exit, attempt: 3, confirmed: true, reason: null },
		});
	});

	it('ends as the call that decided, whatever was before', () => {
		const { outcome, item } = ask([{ exit: 'answered' }, pressed('2')]);
		expect(outcome).toMatchObject({ exit: 'answered', attempt: 2, reference: 'refund-try-2' });
		expect(historyOf(item)).toMatchObject([
			{ exit: 'answered', reason: null, confirmed: true },
			{ exit: 'answered', reason: null, confirmed: true },
		]);
	});

	it('is not called again once a late report brings the key', () => {
		let { state } = beginBatch(plan, [{ reference: 'refund' }], 0);
		const tell = (event: PlanEvent) => {
			const step = stepBatch(plan, state, event);
			state = step.state;
			return step.actions.map((action) => action.do);
		};
		const of = { reference: 'refund' };
		tell({ type: 'placed', ...of, nowMs: 0 });
		tell({ type: 'waitOver', ...of, nowMs: MINUTE });
		expect(tell({ type: 'report', ...of, nowMs: 2 * MINUTE, exit: 'answered' })).toEqual([]);
		expect(state.items[0]).toMatchObject({ phase: 'pausing', untilMs: 7 * MINUTE });
		const again = beginBatch(plan, [of], 0);
		state = again.state;
		tell({ type: 'waitOver', ...of, nowMs: MINUTE });
		expect(tell({ type: 'report', ...of, nowMs: 2 * MINUTE, ...pressed('1') })).toEqual(['out']);
	});
});

describe('askingPlan', () => {
	it.each([
		['moreCalls', { moreCalls: '', pauseMinutes: 5 }],
		['moreCalls', { moreCalls: 0, pauseMinutes: 5 }],
		['moreCalls', { moreCalls: 10, pauseMinutes: 5 }],
		['moreCalls', { moreCalls: 1.5 }],
		['pauseMinutes', { moreCalls: 1, pauseMinutes: -1 }],
		['pauseMinutes', { moreCalls: 1, pauseMinutes: 'soon' }],
		['pauseMinutes', { moreCalls: 4, pauseMinutes: 0.5 }],
	])('names %s where it is wrong: %j', (field, given) => {
		let thrown: unknown;
		try {
			askingPlan(given, MINUTE, KEYS);
		} catch (error) {
			thrown = error;
		}
		expect(isVoiceError(thrown) && thrown).toMatchObject({ kind: 'invalidRequest', field });
	});

	it('takes text, and no pause as at once', () => {
		const { maxCalls, pausesMs } = askingPlan({ moreCalls: '1' }, MINUTE, KEYS);
		expect([maxCalls, pausesMs.answered, pausesMs.invalidNumber]).toEqual([2, 0, undefined]);
	});
});

import {
	beginBatch,
	historyOf,
	nextWakeMs,
	outcomeOf,
	stepBatch,
	triesPlan,
	type BatchState,
	type PlanEvent,
} from '../../../core';

const WAIT_MS = 60_000;
const MINUTE = 60_000;
const plan = triesPlan({ maxCalls: 3, afterBusyMinutes: 10, afterNoAnswerMinutes: 120 }, WAIT_MS);
const first = 'order-1042';
const second = 'order-1042-try-2';

type Told = PlanEvent extends infer One
	? One extends PlanEvent
		? Omit<One, 'nowMs'>
		: never
	: never;

/** Tells one item's plan what happened, at which millisecond; every action in order. */
function play(events: readonly (readonly [ms: number, event: Told])[], tries = plan) {
	const begun = beginBatch(tries, [{ reference: first }], 0);
	let state: BatchState = begun.state;
	const asked = begun.actions.map(shown);
	for (const [nowMs, event] of events) {
		const step = stepBatch(tries, state, { ...event, nowMs } as PlanEvent);
		state = step.state;
		asked.push(...step.actions.map(shown));
	}
	const [item] = state.items;
	return { asked, phase: item!.phase, outcome: outcomeOf(item!), history: historyOf(item!), state };
}
const shown = (action: { do: string; reference?: string }) =>
	[action.do, action.reference].filter(Boolean).join(' ');

const placed = { type: 'placed', reference: first } as const;
const report = (exit: 'busy' | 'answered' | 'noAnswer' | 'invalidNumber', reference = first) =>
	({ type: 'report', reference, exit }) as const;
const tick = { type: 'tick' } as const;
const outsideHours = 'stopped';

describe('tries', () => {
	it('calls a busy line again after its pause, under a reference of its own', () => {
		const busy = play([
			[0, placed],
			[1_000, report('busy')],
			[1_000 + 10 * MINUTE - 1, tick],
		]);
		expect(busy.asked).toEqual([`place ${first}`]);
		expect(nextWakeMs(busy.state)).toBe(1_000 + 10 * MINUTE);
		const { asked, outcome, history } = play([
			[0, placed],
			[1_000, report('busy')],
			[1_000 + 10 * MINUTE, tick],
			[700_000, report('answered', second)],
		]);
		expect(asked).toEqual([`place ${first}`, `place ${second}`, 'out']);
		expect(outcome).toMatchObject({ exit: 'answered', attempt: 2, reference: second });
		expect(history.map(({ exit }) => exit)).toEqual(['busy', 'answered']);
	});

	it.each(['answered', 'invalidNumber'] as const)('never after %s', (exit) => {
		expect(play([[5, report(exit)]]).asked).toEqual([`place ${first}`, 'out']);
	});

	it('never after an unconfirmed call, and says that nobody knows', () => {
		const { asked, outcome } = play([
			[10, { type: 'unconfirmed', reference: first }],
			[10 + WAIT_MS, tick],
		]);
		expect(asked).toEqual([`place ${first}`, 'out']);
		expect(outcome).toMatchObject({ exit: 'noResult', confirmed: false });
	});

	it('does not call again whoever turns out to have answered, and takes back what is on its way', () => {
		const bold = triesPlan({ maxCalls: 2, afterNoResultMinutes: 1 }, WAIT_MS);
		const { asked, outcome } = play(
			[
				[0, placed],
				[WAIT_MS, tick],
				[WAIT_MS + MINUTE, tick],
				[WAIT_MS + MINUTE + 1, report('answered')],
				[WAIT_MS + MINUTE + 2, { type: 'notCalled', reference: second, reason: 'stopped' }],
			],
			bold,
		);
		expect(asked).toEqual([`place ${first}`, `place ${second}`, `withdraw ${second}`, 'out']);
		expect(outcome).toMatchObject({ exit: 'answered', attempt: 1 });
	});

	it('moves a call that a gate holds, and forgets nothing of the first try', () => {
		const { asked, outcome } = play([
			[1, report('busy')],
			[1 + 10 * MINUTE, tick],
			[700_000, { type: 'held', reference: second, untilMs: 900_000, reason: outsideHours }],
			[899_999, tick],
			[900_000, tick],
			[900_001, { type: 'notCalled', reference: second, reason: 'refusedByProvider' }],
		]);
		expect(asked).toEqual([`place ${first}`, `place ${second}`, `place ${second}`, 'out']);
		expect(outcome).toMatchObject({ exit: 'busy', attempt: 1 });
	});

	it('keeps the pause of a late report, also where a gate holds the next try for less', () => {
		const bold = triesPlan({ maxCalls: 2, afterBusyMinutes: 10, afterNoResultMinutes: 1 }, WAIT_MS);
		const { state } = play(
			[
				[0, placed],
				[WAIT_MS, tick],
				[WAIT_MS + MINUTE, tick],
				[130_000, report('busy')],
				[140_000, { type: 'held', reference: second, untilMs: 150_000, reason: outsideHours }],
			],
			bold,
		);
		expect(nextWakeMs(state)).toBe(130_000 + 10 * MINUTE);
	});

	it('holds a try that was asked for before a restart no shorter than the pause that a late report begins', () => {
		const asked = { maxCalls: 2, afterBusyMinutes: 10, afterNoResultMinutes: 1 };
		const { state } = play(
			[
				[0, placed],
				[WAIT_MS, tick],
				[2 * MINUTE, tick],
				[2 * MINUTE + 1, { type: 'restarted', isWrittenDown: true }],
				[
					2 * MINUTE + 2,
					{ type: 'held', reference: second, untilMs: 5 * MINUTE, reason: outsideHours },
				],
				[3 * MINUTE, report('busy')],
			],
			triesPlan(asked, WAIT_MS),
		);
		expect(state.items[0]).toMatchObject({ phase: 'held', isResumed: true });
		expect(nextWakeMs(state)).toBe(13 * MINUTE);
	});

	it('ends a call that gates would hold for longer than a week', () => {
		const { outcome } = play([
			[1, { type: 'held', reference: first, untilMs: 8 * 24 * 60 * MINUTE, reason: outsideHours }],
		]);
		expect(outcome).toMatchObject({ exit: 'notCalled', reason: outsideHours });
	});

	it('places again after a restart, and believes no gate that nobody was called', () => {
		const { asked, phase } = play([
			[5, { type: 'restarted', isWrittenDown: true }],
			[6, { type: 'notCalled', reference: first, reason: 'alreadyCalled' }],
		]);
		expect(asked).toEqual([`place ${first}`, `place ${first}`]);
		expect(phase).toBe('unsure');
	});

	it('does not place again what may have been sent and was not written down', () => {
		const { asked, phase } = play([[5, { type: 'restarted', isWrittenDown: false }]]);
		expect(asked).toEqual([`place ${first}`]);
		expect(phase).toBe('unsure');
	});

	it('takes doubled, late and foreign news without another word', () => {
		const events = [
			[1, report('noAnswer')],
			[2, report('noAnswer')],
			[3, report('busy')],
			[4, placed],
			[5, report('answered', 'order-7')],
		] as const;
		expect(play(events).asked).toEqual([`place ${first}`]);
		expect(nextWakeMs(play(events).state)).toBe(1 + 120 * MINUTE);
	});

	it('waits for what rings when it is given up, and calls nobody again', () => {
		const { asked, outcome } = play([
			[0, placed],
			[1, { type: 'stop' }],
			[2, report('busy')],
		]);
		expect(asked).toEqual([`place ${first}`, 'out']);
		expect(outcome).toMatchObject({ exit: 'busy' });
	});
});

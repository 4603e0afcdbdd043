import {
	beginLadder,
	heardOf,
	ladderPlan,
	ladderResult,
	ladderWakeMs,
	savedLadder,
	stepLadder,
	type LadderState,
	type PlanEvent,
} from '../../../core';

const WAIT_MS = 60_000;
const people = [
	{ name: 'Ann', to: '+14155550123' },
	{ name: 'Ben', to: '+442079460123' },
];
const settings = { people, roundsMax: 2, pauseSeconds: 30, declineDigits: '2' };
const planOf = (more: Record<string, unknown> = {}) =>
	ladderPlan({ ...settings, ...more }, WAIT_MS);

type Told = PlanEvent extends infer One
	? One extends PlanEvent
		? Omit<One, 'nowMs'>
		: never
	: never;

function play(events: readonly (readonly [ms: number, event: Told])[], plan = planOf()) {
	const begun = beginLadder(plan, 'server-7', 0);
	let state: LadderState = begun.state;
	const asked = begun.actions.map(shown);
	for (const [nowMs, event] of events) {
		const step = stepLadder(plan, savedLadder(JSON.parse(JSON.stringify(state))), {
			...event,
			nowMs,
		} as PlanEvent);
		state = step.state;
		asked.push(...step.actions.map(shown));
	}
	return { asked, state, plan, result: ladderResult(plan, state) };
}
const shown = (action: { do: string; reference?: string }) =>
	[action.do, action.reference?.replace('server-7-', '')].filter(Boolean).join(' ');

const said = (at: string, exit: 'answered' | 'busy' | 'voicemail' | 'noAnswer', digits?: string) =>
	({
		...({ type: 'report', reference: `server-7-${at}`, exit } as const),
		answers: (digits === undefined ? {} : { digits }) as Record<string, string>,
	}) as const;
const placed = (at: string) => ({ type: 'placed', reference: `server-7-${at}` }) as const;
const unconfirmed = (at: string) => ({ type: 'unconfirmed', reference: `server-7-${at}` }) as const;
const notCalled = (at: string) =>
	({ type: 'notCalled', reference: `server-7-${at}`, reason: 'stopped' }) as const;
const tick = { type: 'tick' } as const;

describe('a ladder', () => {
	it('ends with whoever presses the key, and says who', () => {
		const { asked, result } = play([
			[5, said('1-1', 'busy')],
			[9, said('1-2', 'answered', '1')],
		]);
		expect(asked).toEqual(['place 1-1', 'place 1-2', 'out']);
		expect(result).toMatchObject({ output: 'confirmed', person: 'Ben', keys: '1', called: 2 });
		expect(result.history.map(({ exit }) => exit)).toEqual(['busy', 'answered']);
	});

	it.each([
		['an answer without a key', said('1-1', 'answered')],
		['another key', said('1-1', 'answered', '5')],
		['the key twice', said('1-1', 'answered', '11')],
		['a mailbox', said('1-1', 'voicemail')],
		['a mailbox with a key', said('1-1', 'voicemail', '1')],
		['a machine with a key', { ...said('1-1', 'answered', '1'), answeredBy: 'machine' as const }],
		['a no', said('1-1', 'answered', '2')],
	])('calls the next person after %s', (_, event) => {
		const { asked, result } = play([[5, event]]);
		expect(asked).toEqual(['place 1-1', 'place 1-2']);
		expect(result.output).toBeNull();
	});

	it('stops for a late yes, and takes back the call that was asked for', () => {
		const { asked, state, plan } = play([
			[0, placed('1-1')],
			[WAIT_MS, tick],
			[WAIT_MS + 1, said('1-1', 'answered', '1')],
			[WAIT_MS + 9, said('1-2', 'answered', '1')],
		]);
		expect(asked).toEqual(['place 1-1', 'place 1-2', 'withdraw 1-2', 'out']);
		expect(heardOf(plan, state, 'server-7-1-1')).toEqual({ confirmed: true });
		expect(heardOf(plan, state, 'server-7-1-2')).toEqual({ confirmed: false, already: 'Ann' });
	});

	it('begins the next round after the pause, without whoever declined', () => {
		const { asked, state, plan } = play([
			[5, said('1-1', 'answered', '2')],
			[10, said('1-2', 'noAnswer')],
			[30_009, tick],
		]);
		expect(asked).toEqual(['place 1-1', 'place 1-2']);
		expect(ladderWakeMs(plan, state)).toBe(30_010);
		expect(stepLadder(plan, state, { type: 'tick', nowMs: 30_010 }).actions).toEqual([
			{ do: 'place', reference: 'server-7-2-2', item: 1, attempt: 2 },
		]);
	});

	it.each([
		['declined', 'all declined', [said('1-1', 'answered', '2'), said('1-2', 'answered', '2')]],
		['nobody', 'one declined', [said('1-1', 'answered', '2'), said('1-2', 'busy')]],
		['notCalled', 'gates refuse all', [notCalled('1-1'), notCalled('1-2')]],
	] as const)('ends as %s where %s', (output, _, events) => {
		const ladder = play(
			events.map((event, at) => [at, event] as const),
			planOf({ roundsMax: 1 }),
		);
		expect(ladder.result.output).toBe(output);
	});

	it('ends at once where a whole round called nobody', () => {
		const { result } = play([
			[1, notCalled('1-1')],
			[2, notCalled('1-2')],
		]);
		expect(result).toMatchObject({ output: 'notCalled', called: 0 });
	});

	const known = (at: string) => ({ ...notCalled(at), reason: 'alreadyCalled' as const });

	it('calls nobody for an incident that another ladder has begun', () => {
		const { asked, result } = play([[1, known('1-1')]]);
		expect(asked).toEqual(['place 1-1', 'out']);
		expect(result).toMatchObject({ output: 'notCalled', called: 0 });
		expect(result.history).toMatchObject([{ exit: 'notCalled', reason: 'alreadyCalled' }]);
	});

	it('goes on to the next person where a single reference was used by somebody else', () => {
		const { asked } = play([
			[1, said('1-1', 'busy')],
			[2, known('1-2')],
			[30_002, tick],
		]);
		expect(asked).toEqual(['place 1-1', 'place 1-2', 'place 2-1']);
	});

	it.each([
		['wait', ['place 1-1', 'place 1-2'], WAIT_MS + 1],
		['next', ['place 1-1', 'place 1-2'], 1],
		['stop', ['place 1-1', 'out'], 1],
	])('where nobody knows: %s', (whenUnsure, expected, ms) => {
		const events = [[1, unconfirmed('1-1')]] as const;
		const { asked, state, plan, result } = play(events, planOf({ whenUnsure }));
		const later = ms === 1 ? [] : stepLadder(plan, state, { type: 'tick', nowMs: ms }).actions;
		expect([...asked, ...later.map(shown)]).toEqual(expected);
		expect(result).toMatchObject({ unsure: 1, whenUnsure });
	});

	it('waits in the end for what may still ring, and ends as unsure', () => {
		const { asked, result, state, plan } = play(
			[
				[1, unconfirmed('1-1')],
				[5, said('1-2', 'busy')],
			],
			planOf({ whenUnsure: 'next', roundsMax: 1 }),
		);
		expect([asked.at(-1), result.output]).toEqual(['place 1-2', null]);
		const { state: over } = stepLadder(plan, state, { type: 'tick', nowMs: 1 + WAIT_MS });
		expect(over.out).toBe('unsure');
	});

	it('calls somebody who is held last, once the hold is over', () => {
		const held = { type: 'held', reference: 'server-7-1-1', untilMs: 30_000 } as const;
		const { asked } = play([
			[1, { ...held, reason: 'stopped' }],
			[9, said('1-2', 'busy')],
			[29_999, tick],
			[30_000, tick],
		]);
		expect(asked).toEqual(['place 1-1', 'place 1-2', 'place 1-1']);
	});

	it('never rings one phone twice at the same moment, also one that is listed twice', () => {
		const twice = [people[0]!, { ...people[0]!, name: 'Ann again' }];
		const { asked } = play(
			[[1, unconfirmed('1-1')]],
			planOf({ people: twice, whenUnsure: 'next' }),
		);
		expect(asked).toEqual(['place 1-1']);
	});

	it('refuses an incident whose name leaves no room for round and person', () => {
		expect(() => beginLadder(planOf(), 'x'.repeat(197), 0)).toThrow('at most 196');
	});

	it('keeps no phone number in its state', () => {
		expect(JSON.stringify(play([[5, said('1-1', 'busy')]]).state)).not.toMatch(/\d{6}/);
	});
});

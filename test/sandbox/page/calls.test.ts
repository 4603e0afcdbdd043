import { matches, type Shown } from '../../../sandbox/calls/search';
import { createCallBook, summaryOfListed } from '../../../sandbox/page/calls/call-book';
import { announcement, choosePhones } from '../../../sandbox/page/phones/choose-phones';
import type { CallSummary } from '../../../sandbox/page/kit/wire';

const call = (id: string, changes: Partial<CallSummary> = {}): CallSummary => ({
	id,
	provider: 'cmCom',
	to: '+14155550101',
	from: null,
	reference: null,
	flowName: 'Courier asks',
	state: 'ended',
	startedAt: `2026-01-01T00:00:${id.padStart(2, '0')}.000Z`,
	endedAt: null,
	phone: null,
	exit: null,
	spoken: null,
	gathering: null,
	keysAhead: '',
	attended: false,
	interrupted: false,
	...changes,
});
const ids = (calls: readonly CallSummary[]) => calls.map(({ id }) => id);

describe('createCallBook', () => {
	it('lists the newest first and keeps the newest look of each', () => {
		const book = createCallBook();
		book.put(call('1', { state: 'ringing' }));
		book.put(call('2'));
		book.put(call('1', { state: 'inCall' }));
		expect(ids(book.list())).toEqual(['2', '1']);
		expect(book.get('1')?.state).toBe('inCall');
	});

	it('says whether a call was unknown', () => {
		const book = createCallBook();
		expect([book.put(call('1')), book.put(call('1'))]).toEqual([true, false]);
	});

	it('forgets the oldest beyond its limit, but none that is under way, and counts them all', () => {
		const book = createCallBook(3);
		book.put(call('1', { state: 'ringing' }));
		for (const id of ['2', '3', '4', '5']) book.put(call(id));
		expect(ids(book.list())).toEqual(['5', '4', '1']);
		expect(book.seen()).toBe(5);
	});

	it('stays within its limit however many phones ring', () => {
		const book = createCallBook(10);
		for (let count = 0; count < 3_000; count += 1)
			book.put(call(String(count), { state: 'ringing' }));
		for (let count = 0; count < 3_000; count += 1) book.put(call(String(count)));
		expect(book.live()).toEqual([]);
		expect(book.list().length).toBeLessThanOrEqual(10);
	});

	it('has the longest ringing first among the live ones', () => {
		const book = createCallBook();
		book.put(call('9', { state: 'inCall' }));
		book.put(call('3', { state: 'ringing' }));
		book.put(call('4'));
		expect(ids(book.live())).toEqual(['3', '9']);
	});

	it('fills older calls in without touching what events have told', () => {
		const book = createCallBook();
		book.put(call('5', { state: 'ringing' }));
		book.fillIn([call('2'), call('5', { state: 'placed' }), call('1')]);
		expect(ids(book.list())).toEqual(['5', '2', '1']);
		expect(book.get('5')?.state).toBe('ringing');
	});

	it('knows nothing after it has been cleared', () => {
		const book = createCallBook();
		book.put(call('1', { state: 'ringing' }));
		book.clear();
		expect([book.list(), book.live(), book.seen()]).toEqual([[], [], 0]);
	});
});

describe('summaryOfListed', () => {
	const listed = {
		id: 'a',
		provider: 'kaleyra' as const,
		to: '+14155550103',
		reference: 'order-1042',
		flowId: 'SG_1',
		variables: {},
		placedAt: '2026-01-01T00:00:00.000Z',
		phone: 'busy' as const,
		exit: 'busy' as const,
		endedAt: '2026-01-01T00:00:01.000Z',
		timeline: [],
	};

	it('shows a call that is over, under its flow’s name', () => {
		const summary = summaryOfListed(listed, (id) => `flow ${id}`);
		expect(summary).toMatchObject({ state: 'ended', phone: 'busy', flowName: 'flow SG_1' });
	});

	it('leaves a call that goes on to the events', () => {
		expect(summaryOfListed({ ...listed, endedAt: null }, String).state).toBe('placed');
	});
});

describe('matches', () => {
	it.each([
		{ wanted: '', found: true },
		{ wanted: '5501', found: true },
		{ wanted: ' ORDER-10 ', found: true },
		{ wanted: 'asks', found: true },
		{ wanted: '<script>', found: false },
	])('"$wanted": $found', ({ wanted, found }) => {
		const order = call('1', { reference: 'order-1042' });
		expect(matches(order, { find: wanted, show: 'all' })).toBe(found);
	});

	it.each<{ show: Shown; changes: Partial<CallSummary>; found: boolean }>([
		{ show: 'live', changes: { state: 'ringing' }, found: true },
		{ show: 'live', changes: { phone: 'busy' }, found: false },
		{ show: 'busy', changes: { phone: 'busy' }, found: true },
		{ show: 'answered', changes: { state: 'inCall', phone: 'answered' }, found: false },
		{ show: 'interrupted', changes: { interrupted: true }, found: true },
		{ show: 'interrupted', changes: {}, found: false },
	])('of $changes where $show is shown: $found', ({ show, changes, found }) => {
		expect(matches(call('1', changes), { find: '', show })).toBe(found);
	});
});

describe('choosePhones', () => {
	const ringing = (...names: string[]) => names.map((id) => call(id, { state: 'ringing' }));
	const lingering = (id: string, untilMs: number) => ({ call: call(id), untilMs });

	it.each([
		{ given: 'nothing', shown: [], live: [], left: [], chosen: [] },
		{ given: 'two that ring', shown: [], live: ['1', '2'], left: [], chosen: ['1', '2'] },
		{
			given: 'more than fit',
			shown: [],
			live: ['1', '2', '3', '4'],
			left: [],
			chosen: ['1', '2', '3'],
		},
		{
			given: 'one drawn already',
			shown: ['4'],
			live: ['1', '2', '3', '4'],
			left: [],
			chosen: ['4', '1', '2'],
		},
		{ given: 'one just ended', shown: ['1', '2'], live: ['2'], left: ['1'], chosen: ['1', '2'] },
		{
			given: 'ended ones and no room',
			shown: ['9'],
			live: ['1', '2', '3'],
			left: ['9'],
			chosen: ['1', '2', '3'],
		},
		{
			given: 'many that ended',
			shown: [],
			live: ['5'],
			left: ['1', '2', '3'],
			chosen: ['5', '2', '3'],
		},
	])('given $given', ({ shown, live, left, chosen }) => {
		const stays = left.map((id) => lingering(id, 2_000));
		expect(ids(choosePhones(shown, ringing(...live), stays, 1_000, 3))).toEqual(chosen);
	});

	it('lets an ended phone go when its time is over', () => {
		expect(choosePhones(['1'], [], [lingering('1', 1_000)], 1_000)).toEqual([]);
	});
});

describe('announcement', () => {
	it.each([
		{ count: 0, text: '' },
		{ count: 1, text: 'Phone +14155550101 is ringing.' },
		{ count: 4, text: '4 more phones are ringing.' },
	])('$count: "$text"', ({ count, text }) => {
		expect(announcement(Array.from({ length: count }, (_, id) => call(String(id))))).toBe(text);
	});
});

import { createCallStore } from '../../../sandbox/calls/store';
import type { CallRecord } from '../../../sandbox/calls/call';
import { createHandset } from '../../../sandbox/calls/handset';

const record = (id: string, endedAt: string | null): CallRecord => ({
	call: {
		id,
		provider: 'cmCom',
		to: '+14155550101',
		reference: null,
		flowId: 'f',
		variables: {},
		placedAt: '2026-01-01T00:00:00.000Z',
		phone: null,
		exit: null,
		endedAt,
		timeline: [],
	},
	executionId: 'e',
	flowName: 'Flow',
	flowVersion: 1,
	from: null,
	handset: createHandset(),
	time: { seconds: 0, atMs: 0, speed: 1 },
	steps: [],
	start: null,
	faults: [],
});

/** So many calls come in that older ones are put away. */
function filled(first: CallRecord) {
	const store = createCallStore(() => 5_000);
	store.add(first);
	for (let count = 0; count < 2_000; count += 1) store.add(record(`later ${count}`, 'then'));
	return store;
}

describe('createCallStore', () => {
	it('gives an old call back as it was, its phone at rest', () => {
		const first = record('first', 'then');
		const store = filled(first);
		expect(store.get('first')).not.toBe(first);
		expect(store.get('first')).toMatchObject({ call: first.call, handset: { state: 'ended' } });
		expect(store.list()[0]).toEqual(first.call);
		expect(store.ids().slice(0, 2)).toEqual(['first', 'later 0']);
	});

	it('notices what is added to an old call', () => {
		const first = record('first', 'then');
		const store = filled(first);
		first.call.timeline.push({ at: 'now', seconds: 1, event: 'report' });
		store.changed(first);
		expect(store.get('first')?.call.timeline).toHaveLength(1);
	});

	it('never puts a call away that is under way', () => {
		const first = record('first', null);
		expect(filled(first).get('first')).toBe(first);
	});
});

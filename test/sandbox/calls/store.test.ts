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

describe('createCallStore', () => {
	const filled = (keep: number) => {
		const store = createCallStore(() => keep);
		for (const id of ['a', 'b', 'c']) store.add(record(id, 'then'));
		return store;
	};

	it('forgets the oldest beyond what it keeps', () => {
		const store = filled(2);
		expect(store.ids()).toEqual(['b', 'c']);
		expect(store.get('a')).toBeUndefined();
		expect(store.list().map(({ id }) => id)).toEqual(['b', 'c']);
	});

	it('is empty once it is cleared', () => {
		const store = filled(3);
		store.clear();
		expect([store.ids(), store.list(), [...store.records()]]).toEqual([[], [], []]);
	});
});

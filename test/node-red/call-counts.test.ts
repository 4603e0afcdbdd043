import type { Node, NodeContextData } from 'node-red';
import type { CallHistory } from '../../core';

const HOUR_MS = 3_600_000;
const CAPS = [{ key: 'number:a', calls: 3, perMs: 24 * HOUR_MS }];

/** A store that outlives the processes that use it, as text on a disk does. */
function openStore() {
	let text: string | undefined;
	let isBroken = false;
	const broken = Object.assign(new Error('no space'), { code: 'ENOSPC' });
	const context = {
		get: (_name: string, _store: unknown, done: (error: null, value: unknown) => void) =>
			done(null, text === undefined ? undefined : JSON.parse(text)),
		set: (_name: string, value: object, _store: unknown, done: (error?: Error) => void) => {
			if (isBroken) return done(broken);
			text = JSON.stringify(value);
			done();
		},
	} as unknown as NodeContextData;
	return {
		/** The history as a process of its own has it. */
		process(): CallHistory {
			let made: CallHistory | undefined;
			jest.isolateModules(() => {
				const { historyOf } = jest.requireActual('../../node-red/state/call-counts');
				const account = { id: 'account', context: () => context } as unknown as Node;
				made = historyOf(account, { name: undefined, isSafe: true });
			});
			return made!;
		},
		breaks: (yes: boolean) => void (isBroken = yes),
		text: () => text,
	};
}

describe('the calls of an account', () => {
	it('are counted on after a restart, to the millisecond', async () => {
		const store = openStore();
		for (const atMs of [1_000, 2_000, 3_000])
			expect(await store.process().reserve(CAPS, ['number:a'], atMs)).toMatchObject({ atMs });
		const free = 1_000 + 24 * HOUR_MS;
		expect(await store.process().reserve(CAPS, ['number:a'], free - 1)).toMatchObject({
			freeAtMs: free,
		});
		expect(await store.process().reserve(CAPS, ['number:a'], free)).toMatchObject({ atMs: free });
	});

	it('let three of many go that ask at once', async () => {
		const history = openStore().process();
		const asked = Array.from({ length: 20 }, () => history.reserve(CAPS, ['number:a'], 5));
		expect((await Promise.all(asked)).filter((each) => 'atMs' in each)).toHaveLength(3);
	});

	it('leave nothing of one that is given back', async () => {
		const store = openStore();
		const history = store.process();
		const counted = await history.reserve(CAPS, ['number:a'], 5);
		if ('atMs' in counted) await history.giveBack(counted);
		expect(store.text()).toBe('{}');
	});

	it('are not made where the store cannot keep them, and not counted then', async () => {
		const store = openStore();
		const history = store.process();
		store.breaks(true);
		for (let n = 0; n < 4; n++)
			await expect(history.reserve(CAPS, ['number:a'], n)).rejects.toMatchObject({
				kind: 'notConfigured',
				message: expect.stringContaining('ENOSPC'),
			});
		store.breaks(false);
		expect(await history.reserve(CAPS, ['number:a'], 9)).toMatchObject({ atMs: 9 });
	});

	it('are forgotten when no limit can ask for them any more', async () => {
		const store = openStore();
		const history = store.process();
		await history.reserve([], ['number:old'], 1);
		await history.reserve([], ['number:new'], 40 * 24 * HOUR_MS);
		await history.prune(41 * 24 * HOUR_MS);
		expect(store.text()).toBe(JSON.stringify({ 'number:new': [40 * 24 * HOUR_MS] }));
	});
});

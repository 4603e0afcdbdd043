import { useProcesses } from './use-processes';

jest.setTimeout(60_000);

const using = useProcesses();

describe('processes that share held calls', () => {
	it('take up what a dead one held, each call once, and leave nothing of it to that one', async () => {
		const { processes, isTakenForDead } = using.open(3);
		const held = processes.map(({ calls }) => calls.held());
		const of = { nodeId: 'trigger', isOver: false };
		for (const id of ['one', 'two', 'three']) await held[0]!.put(id, of, { id });
		await held[1]!.put('own', of, {});
		await held[0]!.put('other', { ...of, nodeId: 'another-trigger' }, {});
		await isTakenForDead(0);
		const over = new AbortController();
		const taken: string[] = [];
		const take = (store: (typeof held)[number]) =>
			store.takeUp('trigger', (id) => taken.push(id), over.signal);
		await Promise.all([take(held[1]!), take(held[2]!)]);
		over.abort();
		expect(taken.sort()).toEqual(['one', 'three', 'two']);
		// it was only cut off
		expect(await held[0]!.put('one', of, { id: 'late' })).toBe(false);
		expect(await held[0]!.isOurs('one')).toBe(false);
		await held[0]!.remove('one');
		const owners = await Promise.all(held.map((store) => store.isOurs('one')));
		expect(owners.filter(Boolean)).toHaveLength(1);
	});

	it('write a held call down again that Redis has lost, and not one that another has finished', async () => {
		const { processes, accountId, isTakenForDead } = using.open(2);
		const [one, other] = processes.map(({ calls }) => calls.held());
		const of = { nodeId: 'trigger', isOver: false };
		await one!.put('lost', of, {});
		await one!.put('finished', of, {});
		const keys = ['held', 'owners'].map((name) => `RINGBACK:{${accountId}}:${name}`);
		await using
			.link()
			.ask(
				"return redis.call('HDEL', KEYS[1], 'lost') + redis.call('HDEL', KEYS[2], 'lost')",
				keys,
			);
		expect(await one!.isOurs('lost')).toBe(true);
		expect(await one!.put('lost', of, {})).toBe(true);
		await isTakenForDead(0);
		const over = new AbortController();
		await other!.takeUp('trigger', () => undefined, over.signal);
		over.abort();
		await other!.remove('finished');
		expect(await one!.put('finished', of, {})).toBe(false);
		expect(await one!.isOurs('finished')).toBe(false);
	});

	it('go on with what they lost to another one, once that one has died as well', async () => {
		const { processes, isTakenForDead } = using.open(2);
		const [late, other] = processes.map(({ calls }) => calls.held());
		const of = { nodeId: 'trigger', isOver: false };
		const over = new AbortController();
		const taken: unknown[] = [];
		const take = (store: typeof late) =>
			store!.takeUp('trigger', (_id, call) => taken.push(call), over.signal);
		await late!.put('one', of, { step: 1 });
		await isTakenForDead(0);
		await take(other);
		await other!.put('one', of, { step: 2 });
		await isTakenForDead(1);
		// it was cut off, and has a state that is old
		await take(late);
		expect(taken).toEqual([{ step: 1 }]);
		expect(await late!.put('one', of, { step: 'old' })).toBe(false);
		await take(late);
		over.abort();
		expect(taken).toEqual([{ step: 1 }, { step: 2 }]);
		expect(await late!.put('one', of, { step: 3 })).toBe(true);
	});

	it('leave a call that has ended to the one that is about to hand it on, though it was silent', async () => {
		const { processes, isTakenForDead } = using.open(2);
		const [late, other] = processes.map(({ calls }) => calls.held());
		await late!.put('one', { nodeId: 'trigger', isOver: true }, {});
		await isTakenForDead(0);
		const over = new AbortController();
		const taken: string[] = [];
		await other!.takeUp('trigger', (id) => taken.push(id), over.signal);
		over.abort();
		expect(taken).toEqual([]);
	});
});

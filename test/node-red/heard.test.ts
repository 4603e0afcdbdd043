import type { Node } from 'node-red';
import type * as heard from '../../node-red/results/heard';

type Module = typeof heard;

/** The module as a new process loads it. */
function fresh(): Module {
	let loaded: Module | undefined;
	jest.isolateModules(() => {
		loaded = jest.requireActual<Module>('../../node-red/results/heard');
	});
	return loaded!;
}

/** An account's node over a store that outlives it. */
function accountOver(store: Map<string, unknown>, fails = false): Node {
	const done = (then: (error: Error | null, value?: unknown) => void, value?: unknown) =>
		setImmediate(() => (fails ? then(new Error('no store')) : then(null, value)));
	const context = {
		get: (name: string, _store: unknown, then: never) => done(then, store.get(name)),
		set(name: string, value: unknown, _store: unknown, then: never) {
			if (!fails) store.set(name, JSON.parse(JSON.stringify(value)));
			done(then);
		},
	};
	return { id: 'account', context: () => context } as unknown as Node;
}

const written = async (store: Map<string, unknown>, has: string) => {
	while (!JSON.stringify(store.get('heard') ?? null).includes(has))
		await new Promise((resolve) => setImmediate(resolve));
};
const token = (id: string, expiresAt = Date.now() + 60_000) => ({ id, expiresAt });
const ADA = { confirmed: false, already: 'Ada' };

describe('what a late report is told', () => {
	it('is known after a restart, until the token has expired', async () => {
		const store = new Map<string, unknown>();
		const before = fresh();
		before.rememberHeard(accountOver(store), [
			[token('late'), ADA],
			[token('expired', 1), ADA],
		]);
		expect(before.heardBefore(token('late'))).toEqual(ADA);
		await written(store, 'late');

		const after = fresh();
		const account = accountOver(store);
		expect(after.heardBefore(token('late'))).toEqual({});
		await after.recallHeard(account);
		expect(after.heardBefore(token('late'))).toEqual(ADA);
		expect(after.heardBefore(token('expired'))).toEqual({});
		expect(after.heardBefore(token('of another call'))).toEqual({});
	});

	it('is told from memory where the store does not work', async () => {
		const { heardBefore, recallHeard, rememberHeard } = fresh();
		const account = accountOver(new Map(), true);
		await recallHeard(account);
		rememberHeard(account, [[token('late'), ADA]]);
		expect(heardBefore(token('late'))).toEqual(ADA);
	});

	it('takes no more memory than there is a use for', () => {
		const { heardBefore, rememberHeard } = fresh();
		const many = Array.from({ length: 10_001 }, (_, n) => [token(`call-${n}`), ADA] as const);
		rememberHeard(undefined, many);
		expect(heardBefore(token('call-0'))).toEqual({});
		expect(heardBefore(token('call-1'))).toEqual(ADA);
		expect(heardBefore(token('call-10000'))).toEqual(ADA);
	});
});

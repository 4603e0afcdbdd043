import type { Node } from 'node-red';
import type * as stoppedModule from '../../node-red/state/stopped';

type Stopped = typeof stoppedModule;
/** As a process knows it that was just started. */
const started = (): Stopped => {
	let loaded: Stopped | undefined;
	jest.isolateModules(() => {
		loaded = jest.requireActual<Stopped>('../../node-red/state/stopped');
	});
	return loaded!;
};

const STORES = [{ name: undefined }, { name: 'files' }];

/** An account whose context stores outlive the process. @param broken stores that take nothing */
function accountWith(broken: ReadonlyArray<string | undefined> = []) {
	const kept = new Map<string, unknown>();
	const fails = (store?: string) => (broken.includes(store) ? new Error('disk full') : null);
	const context = {
		get: (name: string, store: string | undefined, done: (e: unknown, value?: unknown) => void) =>
			done(fails(store), kept.get(`${store} ${name}`)),
		set: (name: string, value: unknown, store: string | undefined, done: (e: unknown) => void) => {
			if (!fails(store)) kept.set(`${store} ${name}`, value);
			done(fails(store));
		},
	};
	return { id: 'account', context: () => context } as unknown as Node;
}

describe('the stop of an account', () => {
	it('outlives the process, and so does its end', async () => {
		const account = accountWith();
		await started().setStopped(account, STORES, true);
		expect(await started().isStopped(account, STORES)).toBe(true);
		await started().setStopped(account, STORES, false);
		expect(await started().isStopped(account, STORES)).toBe(false);
	});

	it('is known to a trigger that uses another store than those before', async () => {
		const account = accountWith();
		await started().setStopped(account, STORES, true);
		expect(await started().isStopped(account, [{ name: undefined }, { name: 'new' }])).toBe(true);
	});

	it('holds at once, before it is written, and where it cannot be written', async () => {
		const account = accountWith([undefined, 'files']);
		const { setStopped, isStopped, stopSignal } = started();
		const before = stopSignal('account');
		const written = setStopped(account, STORES, true);
		expect(before.aborted).toBe(true);
		await expect(written).rejects.toMatchObject({ kind: 'notConfigured' });
		expect(await isStopped(account, STORES)).toBe(true);
	});

	it('is not lifted where that cannot be written', async () => {
		const account = accountWith(['files']);
		const { setStopped, isStopped } = started();
		await setStopped(account, STORES, true).catch(() => undefined);
		await expect(setStopped(account, STORES, false)).rejects.toMatchObject({
			kind: 'notConfigured',
		});
		expect(await isStopped(account, STORES)).toBe(true);
	});

	it('lets nothing be sent as long as nobody can read it', async () => {
		await expect(started().isStopped(accountWith(['files']), STORES)).rejects.toMatchObject({
			kind: 'notConfigured',
			message: expect.not.stringContaining('undefined') as unknown,
		});
	});

	it('ends for calls that come after the start, not for those before', async () => {
		const account = accountWith();
		const { setStopped, stopSignal } = started();
		const before = stopSignal('account');
		await setStopped(account, STORES, true);
		await setStopped(account, STORES, false);
		expect([before.aborted, stopSignal('account').aborted]).toEqual([true, false]);
	});
});

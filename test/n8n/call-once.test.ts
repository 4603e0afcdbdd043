import { providers, type Reservation } from '../../core';
import { placeCall } from '../../core/call/place';
import { reservationsOf } from '../../nodes/shared/call-once';
import { readyCall } from '../core/samples';
import { fakeClock, scriptedTransport, type Answer } from '../support/fakes';
import { pause, processedData } from './support/processed-data';

/** Time that passes only where somebody waits. */
function hurriedClock() {
	let nowMs = 0;
	return { now: () => nowMs, sleep: (ms: number) => ((nowMs += ms), pause()) };
}

/** The same module in a process of its own. */
function anotherWorker(): typeof reservationsOf {
	let there: typeof reservationsOf | undefined;
	jest.isolateModules(() => {
		({ reservationsOf: there } = jest.requireActual('../../nodes/shared/call-once'));
	});
	return there!;
}

let workflows = 0;
beforeEach(() => void (workflows += 1));

/** Reservations, and a call that comes to be sent with one: reserved, then written down. */
const open = (store: Parameters<typeof reservationsOf>[0], worker = reservationsOf) => {
	const place = { workflowId: `workflow-${workflows}`, nodeId: 'node' };
	const { reserve } = worker(store, place, hurriedClock());
	/** The reservation; null where the reference was called. */
	const call = async (reference: string): Promise<Reservation | null> => {
		const reservation = await reserve(reference);
		return (await reservation?.commit()) ? reservation : null;
	};
	return { reserve, call };
};

describe('reservationsOf', () => {
	it('gives a reference to one of those who ask at the same instant', async () => {
		const store = processedData();
		const calls = Array.from({ length: 20 }, () => open(store).call('order-1'));
		expect((await Promise.all(calls)).filter(Boolean)).toHaveLength(1);
	});

	it('refuses a reference that is written down, by another process or before a restart', async () => {
		const store = processedData();
		await store.checkProcessedAndRecord(['ringback:order-1']);
		expect(await open(store).call('order-1')).toBeNull();
	});

	it('writes nothing down for a call that only waits, so that a crash loses nothing', async () => {
		const store = processedData();
		const { reserve } = open(store);
		const reservation = await reserve('order-1');
		expect(await reserve('order-1')).toBeNull();
		expect(store.list()).toEqual([]);
		await reservation!.release();
		expect(await open(store).call('order-1')).not.toBeNull();
	});

	it('loses no reference when many are written at the same instant', async () => {
		const store = processedData();
		const names = Array.from({ length: 20 }, (_none, index) => `order-${index}`);
		await Promise.all(names.map((name) => open(store).call(name)));
		expect(store.list()).toEqual(names.map((name) => `ringback:${name}`));
	});

	it('writes those together that come while another one is written', async () => {
		const store = processedData();
		const names = Array.from({ length: 200 }, (_none, index) => `order-${index}`);
		await Promise.all(names.map((name) => open(store).call(name)));
		expect(store.list()).toHaveLength(200);
		// the first by itself, the others at once; each with the lock
		expect(store.changes()).toBeLessThanOrEqual(4);
	});

	it('loses no reference when many workers write at the same instant', async () => {
		const store = processedData();
		const calls = Array.from({ length: 4 }, anotherWorker).flatMap((worker, at) =>
			Array.from({ length: 10 }, (_none, i) => open(store, worker).call(`order-${at}-${i}`)),
		);
		expect(await Promise.all(calls)).not.toContain(null);
		expect(new Set(store.list()).size).toBe(40);
	});

	it('gives a reference to one of several workers that ask at the same instant', async () => {
		const store = processedData();
		const workers = Array.from({ length: 4 }, anotherWorker);
		const calls = workers.map((worker) => open(store, worker).call('order-1'));
		expect((await Promise.all(calls)).filter(Boolean)).toHaveLength(1);
	});

	it('goes on when a worker has died while it wrote', async () => {
		const store = processedData();
		const { checkProcessedAndRecord, ...rest } = store;
		const dying = {
			...rest,
			checkProcessedAndRecord: (items: Array<string | number>, scope: string) =>
				scope === 'workflow' ? new Promise<never>(() => {}) : checkProcessedAndRecord(items, scope),
		};
		void open(dying, anotherWorker()).call('order-0');
		await pause();
		await pause();
		expect(await open(store).call('order-1')).not.toBeNull();
		expect(await open(store, anotherWorker()).call('order-2')).not.toBeNull();
		expect(store.list()).toEqual(['ringback:order-1', 'ringback:order-2']);
	});

	it('gives a reference again once it was taken back', async () => {
		const { call } = open(processedData());
		await (await call('order-1'))!.release();
		expect(await call('order-1')).not.toBeNull();
	});

	it('keeps others with the same reference away until its start was answered', async () => {
		const store = processedData();
		const first = (await open(store).call('order-1'))!;
		expect(await open(store).reserve('order-1')).toBeNull();
		await first.rollback();
		expect(await open(store).reserve('order-1')).toBeNull();
		expect(await first.commit()).toBe(true);
		await first.confirm();
		const second = (await open(store).reserve('order-1'))!;
		expect(await second.commit()).toBe(false);
		await second.release();
		expect(store.list()).toEqual(['ringback:order-1']);
	});

	it('takes nothing back that another worker has written in the pause after a 429', async () => {
		const store = processedData();
		const paused = (await open(store).call('order-1'))!;
		await paused.rollback();
		expect(await open(store, anotherWorker()).call('order-1')).not.toBeNull();
		await paused.release();
		expect(store.list()).toEqual(['ringback:order-1']);
	});

	it('brings a reference back that another worker has written over', async () => {
		const store = processedData();
		const { call } = open(store);
		await call('order-0');
		const writeElsewhere = store.readElsewhere();
		const overwritten = await call('order-1');
		writeElsewhere('ringback:order-2');
		expect(store.list()).toEqual(['ringback:order-0', 'ringback:order-2']);

		await overwritten!.confirm();
		expect(store.list()).toEqual(['ringback:order-0', 'ringback:order-2', 'ringback:order-1']);
		expect(await open(store, anotherWorker()).call('order-1')).toBeNull();
	});

	it('leaves the list as it is when the reference is still there', async () => {
		const store = processedData();
		const { call } = open(store);
		const first = await call('order-1');
		await call('order-2');
		await first!.confirm();
		expect(store.list()).toEqual(['ringback:order-1', 'ringback:order-2']);
	});

	it('loses nothing when it is written once more while others are written', async () => {
		const store = processedData();
		const names = Array.from({ length: 20 }, (_none, index) => `order-${index}`);
		await Promise.all(
			names.flatMap((name) => [
				open(store).call(name),
				open(store)
					.reserve(`placed-${name}`)
					.then((reservation) => reservation!.confirm()),
			]),
		);
		expect(store.list()).toHaveLength(40);
	});

	it.each<[string, Answer, object]>([
		['placed', { status: 202, body: { interaction_id: 'c-1' } }, { state: 'placed' }],
		['unconfirmed', { status: 503 }, { state: 'unconfirmed' }],
	])('knows a call that was %s, though its first record was lost', async (_what, answer, ends) => {
		const store = processedData();
		const writeElsewhere = store.readElsewhere();
		const lost: Answer = async () => {
			writeElsewhere('ringback:order-2');
			return { status: 200, headers: {}, body: undefined, ...answer };
		};
		const transport = scriptedTransport(lost);
		const place = () => {
			const host = {
				transport,
				clock: fakeClock(),
				limiters: [],
				gates: [],
				reservations: open(store),
			};
			return placeCall(providers.talkdesk, readyCall('talkdesk'), null, host);
		};
		expect(await place()).toMatchObject(ends);
		expect(await place()).toMatchObject({ state: 'notCalled', reason: 'alreadyCalled' });
		expect(transport.asked).toHaveLength(1);
	});

	it('writes again when another worker has begun the list in the same instant', async () => {
		const store = processedData();
		let begun = false;
		const racing = {
			...store,
			checkProcessedAndRecord: async (items: Array<string | number>, scope: string) => {
				if (begun || scope === 'node') return store.checkProcessedAndRecord(items, scope);
				begun = true;
				await store.checkProcessedAndRecord(['ringback:order-0']);
				throw new Error('duplicate key value violates unique constraint');
			},
		};
		expect(await open(racing).call('order-1')).not.toBeNull();
		expect(store.list()).toEqual(['ringback:order-0', 'ringback:order-1']);
	});

	it('goes on after the list could not be written', async () => {
		const store = processedData();
		const broken = { ...store, checkProcessedAndRecord: () => Promise.reject(new Error('locked')) };
		await expect(open(broken).call('order-1')).rejects.toThrow('locked');
		expect(await open(store).call('order-1')).not.toBeNull();
	});

	it.each<[string, () => Promise<{ new: string[]; processed: string[] }>]>([
		[
			'refuses',
			() => Promise.reject(new Error('saved with an incompatible setting of the parameter')),
		],
		['knows neither way', () => Promise.resolve({ new: [], processed: [] })],
	])('says what to do when a list of another kind %s', async (_says, checkProcessedAndRecord) => {
		const { reserve } = open({ ...processedData(), checkProcessedAndRecord });
		const reservation = await reserve('order-1');
		await expect(reservation!.commit()).rejects.toMatchObject({
			kind: 'notConfigured',
			hint: expect.stringMatching(/"Remove Duplicates"/),
		});
		expect(await open(processedData()).reserve('order-1')).toBeNull();
		await reservation!.release();
		expect(await open(processedData()).call('order-1')).not.toBeNull();
	});
});

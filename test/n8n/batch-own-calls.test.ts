import { ownCalls } from '../../nodes/TriggerVoiceFlow/start-flow/batch/own-calls';

let batches = 0;
const newBatch = (): string => `batch-${(batches += 1)}`;

describe('the calls that this process knows', () => {
	it('wake their batch once, when it is due', () => {
		const batch = newBatch();
		for (const call of ['1', '2']) ownCalls.started(batch, call);
		const wake = jest.fn();
		ownCalls.watch(batch, () => ownCalls.countOpen(batch) === 0, wake);
		expect(ownCalls.ended(batch, '1')).toBe(true);
		expect(wake).not.toHaveBeenCalled();
		expect(ownCalls.wasDue(batch)).toBe(false);
		ownCalls.ended(batch, '2');
		ownCalls.ended(batch, '2');
		expect(wake).toHaveBeenCalledTimes(1);
		expect(ownCalls.wasDue(batch)).toBe(true);
	});

	it('wake it at once where it is due already', () => {
		const batch = newBatch();
		const wake = jest.fn();
		ownCalls.watch(batch, () => ownCalls.countStarting(batch) <= 3, wake);
		expect(wake).toHaveBeenCalledTimes(1);
	});

	it('are starting until they are placed, and open until they end', () => {
		const batch = newBatch();
		ownCalls.started(batch, '1');
		expect([ownCalls.isStarting(batch, '1'), ownCalls.isOpen(batch, '1')]).toEqual([true, true]);
		ownCalls.begun(batch, '1');
		expect([ownCalls.isStarting(batch, '1'), ownCalls.isOpen(batch, '1')]).toEqual([false, true]);
		ownCalls.ended(batch, '1');
		expect(ownCalls.isOpen(batch, '1')).toBe(false);
	});

	it('are nobody’s where the batch is another process’s', () => {
		const batch = newBatch();
		expect(ownCalls.ended(batch, '1')).toBe(false);
		expect(ownCalls.wasDue(batch)).toBe(false);
		expect(ownCalls.isOpen(batch, '1')).toBe(false);
		ownCalls.begun(batch, '1');
		expect(ownCalls.countStarting(batch)).toBe(0);
	});

	it('are those that the batch has seen open', () => {
		const batch = newBatch();
		ownCalls.started(batch, '1');
		ownCalls.reopen(batch, ['2', '3']);
		expect(['1', '2', '3'].map((call) => ownCalls.isOpen(batch, call))).toEqual([
			false,
			true,
			true,
		]);
		ownCalls.forget(batch);
		expect(ownCalls.countOpen(batch)).toBe(0);
	});

	it('stay ended where this was told while the batch looked', () => {
		const batch = newBatch();
		for (const call of ['1', '2']) ownCalls.started(batch, call);
		ownCalls.ended(batch, '1');
		ownCalls.reopen(batch, ['1', '2']);
		expect(ownCalls.isOpen(batch, '1')).toBe(false);
		expect(ownCalls.countOpen(batch)).toBe(1);
	});

	it('are forgotten, the oldest batches first', () => {
		const first = newBatch();
		ownCalls.started(first, '1');
		for (let more = 0; more < 500; more += 1) ownCalls.started(newBatch(), '1');
		expect(ownCalls.countOpen(first)).toBe(0);
	});
});

import {
	endCall,
	hasCalled,
	isOver,
	openCalls,
	planNext,
	plannedCalls,
	stopPlacing,
	unknownResult,
	type Batch,
} from '../../nodes/TriggerVoiceFlow/start-flow/batch/state';
import { NOW, batchOf, ended, start, exitsOf } from './support/batches';

describe('the state of a batch', () => {
	it('plans a few at a time, in order, and what is planned counts', () => {
		const batch = batchOf(5);
		planNext(batch, 2);
		planNext(batch, 2);
		expect(plannedCalls(batch).map(([index]) => index)).toEqual([0, 1]);
		start(batch);
		planNext(batch, 2);
		expect(plannedCalls(batch).map(([index]) => index)).toEqual([2, 3]);
		expect(openCalls(batch).map(([index]) => index)).toEqual([0, 1]);
	});

	it('plans nobody when there is no room', () => {
		const batch = batchOf(2);
		planNext(batch, -3);
		expect(plannedCalls(batch)).toEqual([]);
	});

	it('takes the endings in whatever order, each once', () => {
		const batch = batchOf(3);
		planNext(batch, 3);
		start(batch);
		endCall(batch, 2, ended('busy', 2), NOW);
		endCall(batch, 0, ended('answered', 0), NOW);
		endCall(batch, 2, ended('answered', 2), NOW);
		expect(exitsOf(batch)).toEqual(['answered', null, 'busy']);
		expect(isOver(batch)).toBe(false);
		endCall(batch, 1, ended('notCalled', 1, { reason: 'alreadyCalled' }), NOW);
		expect(exitsOf(batch)).toEqual(['answered', 'notCalled', 'busy']);
		expect(isOver(batch)).toBe(true);
		expect(openCalls(batch)).toEqual([]);
	});

	it('goes through JSON, as n8n saves it', () => {
		const before = batchOf(2);
		planNext(before, 1);
		const batch = JSON.parse(JSON.stringify(before)) as Batch;
		start(batch);
		endCall(batch, 0, ended('failed', 0), NOW);
		planNext(batch, 1);
		expect(plannedCalls(batch).map(([index]) => index)).toEqual([1]);
		expect(exitsOf(batch)).toEqual(['failed', null]);
	});

	it('stops: whoever was not started leaves with the reason, and who may have been called without a result', () => {
		const batch = batchOf(4);
		planNext(batch, 3);
		batch.rows[0]!.call = { ...batch.rows[0]!.call!, isPlanned: false, executions: ['1'] };
		batch.rows[1]!.call = { ...batch.rows[1]!.call!, again: true, executions: ['2'] };
		const json = { error: 'The key is wrong.' };
		stopPlacing(batch, { itemIndex: 0, json }, NOW);
		stopPlacing(batch, { itemIndex: 3, json: { error: 'later' } }, NOW);
		expect(exitsOf(batch)).toEqual([null, 'noResult', 'notCalled', 'notCalled']);
		expect(batch.rows.map((row) => row.json)).toEqual([
			undefined,
			unknownResult(batch.rows[1]!, 'order-1').json,
			json,
			json,
		]);
		expect(batch.stopped).toEqual({ itemIndex: 0, json });
	});

	it.each<[boolean, string, (batch: Batch) => void]>([
		[false, 'nothing was started', () => undefined],
		[false, 'a call is only planned', (batch) => planNext(batch, 1)],
		[false, 'the number was refused', (batch) => endCall(batch, 0, ended('invalidNumber', 0), NOW)],
		[
			true,
			'a call was started',
			(batch) => {
				planNext(batch, 1);
				start(batch);
			},
		],
		[
			true,
			'a call has ended',
			(batch) => endCall(batch, 0, ended('busy', 0, { placedAt: '2026-01-02T03:04:05Z' }), NOW),
		],
		[
			true,
			'nobody knows',
			(batch) => endCall(batch, 0, unknownResult(batch.rows[0]!, 'order-0'), NOW),
		],
	])('says %s to whether a phone may have rung when %s', (rang, _when, act) => {
		const batch = batchOf(1);
		act(batch);
		expect(hasCalled(batch)).toBe(rang);
	});
});

import {
	askingPlan,
	callResult,
	nextWakeMs,
	outcomeOf,
	referenceOfTry,
	triesPlan,
	type CallState,
} from '../../core';
import type { Ending } from '../../nodes/TriggerVoiceFlow/start-flow/batch/call-execution';
import {
	endCall,
	giveUpOverdue,
	hasCalled,
	isOver,
	openCalls,
	planNext,
	plannedCalls,
	referenceOf,
	step,
	stopPlacing,
	type Batch,
} from '../../nodes/TriggerVoiceFlow/start-flow/batch/state';
import { NOW, basicsOf, batchOf, ended, start, exitsOf } from './support/batches';

const MINUTE = 60_000;

describe('an item that is tried again', () => {
	const tries = triesPlan({ maxCalls: 3, afterBusyMinutes: 10, afterNoAnswerMinutes: 30 }, MINUTE);
	const call = (batch: Batch, ending: Ending, nowMs: number): void => {
		step(batch, { type: 'tick', nowMs });
		planNext(batch, 9);
		start(batch);
		endCall(batch, 0, ending, nowMs);
	};
	const sent = (state: CallState, attempt: number, known: object = {}): Ending => ({
		state,
		json: {
			call: callResult(
				{ ...basicsOf(0), reference: referenceOfTry('order-0', attempt) },
				state,
				true,
				{ placedAt: '2026-01-02T03:04:05.000Z', ...known },
			),
		},
	});

	it('pauses from the report on, and is planned again under the next reference', () => {
		const batch = batchOf(1, tries);
		const receivedAt = new Date(NOW + MINUTE).toISOString();
		call(batch, sent('busy', 1, { receivedAt }), NOW + 2 * MINUTE);
		expect(batch.plan.items[0]).toMatchObject({ phase: 'pausing', untilMs: NOW + 11 * MINUTE });
		planNext(batch, 9);
		expect(plannedCalls(batch)).toEqual([]);
		step(batch, { type: 'tick', nowMs: NOW + 11 * MINUTE });
		planNext(batch, 9);
		expect(plannedCalls(batch).map(([index]) => index)).toEqual([0]);
		expect(referenceOf(batch, 0)).toBe('order-0-try-2');
		expect(isOver(batch)).toBe(false);
	});

	it('ends as the call that was answered', () => {
		const batch = batchOf(1, tries);
		call(batch, sent('busy', 1), NOW);
		call(batch, sent('answered', 2), NOW + 20 * MINUTE);
		expect(exitsOf(batch)).toEqual(['answered']);
		expect(batch.rows[0]!.json!.call).toMatchObject({ reference: 'order-0-try-2', attempt: 2 });
	});

	it('keeps what is known where a later try is not made', () => {
		const batch = batchOf(1, tries);
		call(batch, sent('busy', 1), NOW);
		const refused: Ending = {
			state: 'notCalled',
			json: { call: callResult(basicsOf(0), 'notCalled', true), error: 'The key is wrong.' },
		};
		call(batch, refused, NOW + 20 * MINUTE);
		expect(exitsOf(batch)).toEqual(['busy']);
		expect(batch.rows[0]!.json).toMatchObject({
			call: { exit: 'busy', attempt: 1 },
			error: 'The key is wrong.',
		});
	});

	it('is not tried again once nobody else is called', () => {
		const batch = batchOf(3, tries);
		call(batch, sent('busy', 1), NOW);
		const held = { ...ended('notCalled', 1, { reason: 'outsideCallingHours' }), heldUntil };
		endCall(batch, 1, held, NOW);
		stopPlacing(batch, { itemIndex: 2, json: { error: 'No.' } }, NOW);
		expect(exitsOf(batch)).toEqual(['busy', 'notCalled', null]);
		expect(batch.rows[1]!.json).toEqual({ error: 'No.' });
		endCall(batch, 2, ended('busy', 2), NOW);
		expect(exitsOf(batch)).toEqual(['busy', 'notCalled', 'busy']);
	});
});

const heldUntil = new Date(NOW + 60 * MINUTE).toISOString();

describe('somebody who is asked again', () => {
	const asked = askingPlan({ moreCalls: 1 }, MINUTE, { confirm: ['1'], decline: [] });
	const answered = (digits: string) => ended('answered', 0, { answers: { digits } });
	const afterFirst = (ending: Ending) => {
		const batch = batchOf(1, asked);
		planNext(batch, 1);
		start(batch);
		endCall(batch, 0, ending, NOW);
		return batch;
	};

	it('is called once more where no key decided, and leaves as the call that counts', () => {
		expect(isOver(afterFirst(answered('1')))).toBe(true);
		const batch = afterFirst(answered('5'));
		expect(isOver(batch)).toBe(false);
		step(batch, { type: 'tick', nowMs: NOW });
		planNext(batch, 1);
		start(batch);
		expect(referenceOf(batch, 0)).toBe('order-0-try-2');
		const { state, json } = ended('busy', 0);
		endCall(batch, 0, { state, json }, NOW);
		expect(exitsOf(batch)).toEqual(['busy']);
	});
});

describe('an item that a rule holds', () => {
	const held: Ending = {
		...ended('notCalled', 0, { reason: 'outsideCallingHours', notBefore: heldUntil }),
		heldUntil,
	};

	it('waits until then, and is called as if it had not been asked for', () => {
		const batch = batchOf(1);
		planNext(batch, 1);
		start(batch);
		endCall(batch, 0, held, NOW);
		expect(nextWakeMs(batch.plan)).toBe(Date.parse(heldUntil));
		expect([isOver(batch), hasCalled(batch), openCalls(batch)]).toEqual([false, false, []]);
		step(batch, { type: 'tick', nowMs: Date.parse(heldUntil) });
		planNext(batch, 1);
		start(batch);
		expect(referenceOf(batch, 0)).toBe('order-0');
		endCall(batch, 0, ended('answered', 0), Date.parse(heldUntil) + 1);
		expect(exitsOf(batch)).toEqual(['answered']);
	});

	it('is given up when it was due more than a day ago', () => {
		const batch = batchOf(1);
		planNext(batch, 1);
		endCall(batch, 0, held, NOW);
		giveUpOverdue(batch, Date.parse(heldUntil) + 24 * 60 * MINUTE);
		expect(isOver(batch)).toBe(false);
		giveUpOverdue(batch, Date.parse(heldUntil) + 24 * 60 * MINUTE + 1);
		expect(outcomeOf(batch.plan.items[0]!)).toMatchObject({ reason: 'stopped' });
	});

	it('leaves with the reason when it is held for longer than a week', () => {
		const batch = batchOf(1);
		planNext(batch, 1);
		endCall(batch, 0, { ...held, heldUntil: '2026-02-01T00:00:00.000Z' }, NOW);
		expect(outcomeOf(batch.plan.items[0]!)).toMatchObject({ reason: 'outsideCallingHours' });
		expect(batch.rows[0]!.json).toEqual(held.json);
	});
});

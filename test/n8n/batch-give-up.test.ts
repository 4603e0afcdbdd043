import type { EngineResponse } from 'n8n-workflow';
import { OUTPUTS, nextWakeMs, outcomeOf, triesPlan } from '../../core';
import { hearGivenUp } from '../../nodes/TriggerVoiceFlow/start-flow/batch/give-up';
import {
	endCall,
	giveUp,
	isOver,
	planNext,
	plannedCalls,
	step,
	type Batch,
} from '../../nodes/TriggerVoiceFlow/start-flow/batch/state';
import { resume } from '../../nodes/TriggerVoiceFlow/webhook';
import { NOW, batchOf, ended, exitsOf, start } from './support/batches';
import { RESUME_URL } from './support/contexts';
import { webhookContext } from './support/webhook-context';

const HOUR = 3_600_000;
const tries = triesPlan({ maxCalls: 3, afterBusyMinutes: 10 }, 60_000);

/** Two items, of which the first is held for its hours. */
function heldFirst(): Batch {
	const batch = batchOf(2, tries);
	planNext(batch, 9);
	start(batch);
	const heldUntil = new Date(NOW + 9 * HOUR).toISOString();
	endCall(
		batch,
		0,
		{
			...ended('notCalled', 0, { reason: 'outsideCallingHours', notBefore: heldUntil }),
			heldUntil,
		},
		NOW,
	);
	return batch;
}

describe('an item of a list that is given up', () => {
	it('leaves by Not Called while it is held, and the others go on', () => {
		const batch = heldFirst();
		expect(nextWakeMs(batch.plan)).toBe(NOW + 9 * HOUR);
		giveUp(batch, 'order-0', NOW + 1);
		expect(outcomeOf(batch.plan.items[0]!)).toMatchObject({ exit: 'notCalled', reason: 'stopped' });
		expect(batch.rows[0]!.json!.call).toMatchObject({ reason: 'stopped', notBefore: null });
		expect(exitsOf(batch)).toEqual(['notCalled', null]);
		expect(isOver(batch)).toBe(false);
		endCall(batch, 1, ended('answered', 1), NOW + 2);
		expect(exitsOf(batch)).toEqual(['notCalled', 'answered']);
	});

	it('leaves as its last call ended, between two tries', () => {
		const batch = batchOf(1, tries);
		planNext(batch, 9);
		start(batch);
		endCall(batch, 0, ended('busy', 0), NOW);
		giveUp(batch, 'order-0', NOW + 1);
		expect(exitsOf(batch)).toEqual(['busy']);
		expect(batch.rows[0]!.json!.call).toMatchObject({ exit: 'busy' });
	});

	it('is not called where its call was not started yet', () => {
		const batch = batchOf(2, tries);
		planNext(batch, 1);
		giveUp(batch, 'order-0', NOW);
		giveUp(batch, 'order-1', NOW);
		expect(plannedCalls(batch)).toEqual([]);
		expect(exitsOf(batch)).toEqual(['notCalled', 'notCalled']);
	});

	it('is waited for while it rings, and not tried again', () => {
		const batch = batchOf(1, tries);
		planNext(batch, 9);
		start(batch);
		giveUp(batch, 'order-0', NOW);
		expect(exitsOf(batch)).toEqual([null]);
		endCall(batch, 0, ended('busy', 0), NOW + 1);
		expect(exitsOf(batch)).toEqual(['busy']);
	});

	it('is one of the list, and no other', () => {
		const batch = heldFirst();
		const before = JSON.stringify(batch);
		giveUp(batch, 'order-7', NOW);
		expect(JSON.stringify(batch)).toBe(before);
		step(batch, { type: 'tick', nowMs: NOW });
		expect(exitsOf(batch)).toEqual([null, null]);
	});
});

describe('the address of a list', () => {
	const { items } = heldFirst().plan;
	const asked = async (reference: string, method = 'POST', pauses?: number) => {
		const url = `${RESUME_URL}${RESUME_URL.includes('?') ? '&' : '?'}giveUp=${reference}`;
		const { context, answered } = webhookContext({ url, method, inContext: items, pauses });
		return { told: await resume(context), answered };
	};

	it('takes the reference of an item that waits, and tells the list alone', async () => {
		const { told } = await asked('order-0');
		expect(told.webhookResponse).toEqual({ message: 'Given up.' });
		const data = told.workflowData!;
		// the last of its outputs is that for errors
		expect(data.slice(0, OUTPUTS.triggerWaiting.length + 1).flat()).toEqual([]);
		const batch = heldFirst();
		const response = { actionResponses: [{ data: { data: { main: data } } }], metadata: {} };
		hearGivenUp(batch, response as unknown as EngineResponse);
		expect(exitsOf(batch)).toEqual(['notCalled', null]);
	});

	it('asks to be told again where somebody else has just ended the pause', async () => {
		await asked('order-0', 'POST', 1);
		const { told, answered } = await asked('order-0', 'POST', 1);
		expect(told).toEqual({ noWebhookResponse: true });
		expect(answered).toMatchObject({ status: 409 });
	});

	it('gives nobody up for a program that follows a link', async () => {
		const { told, answered } = await asked('order-0', 'GET');
		expect(told).toEqual({ noWebhookResponse: true });
		expect(answered).toMatchObject({ status: 405 });
	});

	it('says so where no call with that reference waits, and wakes nobody', async () => {
		const { told, answered } = await asked('order-9');
		expect(told).toEqual({ noWebhookResponse: true });
		expect(answered).toMatchObject({
			status: 404,
			body: { message: expect.stringContaining('reference') },
		});
	});
});

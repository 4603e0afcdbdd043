/** The batch of a call hears that its result has come. */
import { type IWebhookFunctions } from 'n8n-workflow';
import { keepNewest } from '../../../../core';
import { n8nClock } from '../../../shared/host/clock';
import { ownCalls } from './own-calls';
import { waitingPart } from './part';
import { wakeUp } from './wake-up';

/** In queue mode, results come to another process than the one with the batch, which cannot know the last one. */
const TOGETHER_MS = 2_000;
const APART_MS = 10_000;
const MOST_BATCHES = 500;

/** When each batch of another process is next told. */
const toldAtMs = new Map<string, number>();

export function callEnded(context: IWebhookFunctions): void {
	const part = waitingPart(context);
	if (!part || ownCalls.ended(part.batch, context.getExecutionId())) return;
	const { batch, wakeUrl } = part;
	const nowMs = n8nClock.now();
	const before = toldAtMs.get(batch) ?? -Infinity;
	if (before > nowMs) return;
	const atMs = Math.max(nowMs + TOGETHER_MS, before + APART_MS);
	toldAtMs.delete(batch);
	toldAtMs.set(batch, atMs);
	keepNewest(toldAtMs, MOST_BATCHES);
	void wakeUp(context, wakeUrl, atMs - nowMs);
}

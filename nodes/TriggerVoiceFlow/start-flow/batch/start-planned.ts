/** A batch starts the execution of one of its calls. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { waitLimitMs } from '../../../../core';
import { n8nClock } from '../../../shared/host/clock';
import { knownRelay } from '../../../shared/webhook/relays';
import { isAsking } from '../../ask-by-phone/asking';
import { keysFor } from '../../ask-by-phone/keys';
import { startExecution } from './call-execution';
import { requestOf } from './check-items';
import { ownCalls } from './own-calls';
import { endCall, referenceOf, unknownResult, type Batch, type Row, type RowCall } from './state';
import { wakeUrlOf } from './wake-up';

/** Of an item that was planned by the run before this one. */
export async function startPlanned(
	context: IExecuteFunctions,
	batch: Batch,
	index: number,
	row: Row,
	{ again, executions }: RowCall,
): Promise<void> {
	const reference = referenceOf(batch, index);
	if (again && !row.callOnce)
		return endCall(batch, index, unknownResult(row, reference), n8nClock.now());
	const { settings, ...rest } = requestOf(context, batch, index);
	const request = { ...rest, settings: { ...settings, reference } };
	const limitMs = waitLimitMs(request.waitLimitMinutes);
	const relay = (await knownRelay(context, request.provider)) ?? null;
	const name = context.getExecutionId();
	const execution = await startExecution(
		context,
		{
			...{ batch: name, wakeUrl: wakeUrlOf(context, batch.pause), relay, request },
			...(isAsking(context) && { asks: keysFor(context, index) }),
		},
		nameOf(context, batch, index),
	);
	ownCalls.started(name, execution);
	row.call = {
		isPlanned: false,
		executions: [...executions, execution],
		again,
		startedMs: n8nClock.now(),
		limitMs,
	};
}

/** As n8n's list of executions shows it. */
function nameOf(context: IExecuteFunctions, { plan, rows }: Batch, index: number): string {
	const { attempt = 1 } = plan.items[index] ?? {};
	const which = rows.length > 1 ? `call ${index + 1} of ${rows.length}` : 'call';
	return `${context.getWorkflow().name} (${which}${attempt > 1 ? `, try ${attempt}` : ''})`;
}

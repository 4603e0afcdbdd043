/** A batch looks what its calls have brought. */
import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../../../../core';
import { n8nClock } from '../../../shared/host/clock';
import type { Ending } from './call-execution';
import { lookAt } from './look';
import { ownCalls } from './own-calls';
import { placerOf } from './placer';
import {
	endCall,
	openCalls,
	referenceOf,
	stopPlacing,
	unknownResult,
	type Batch,
	type Row,
	type RowCall,
} from './state';

/** A call that this process was told of is saved as ended within so many looks. */
const LOOKS = 5;
const PAUSE_MS = 200;

/**
 * Reads those that have ended as far as this process knows; all of them when somebody else, or
 * time, has woken the batch.
 */
export async function collect(context: IExecuteFunctions, batch: Batch): Promise<void> {
	const name = context.getExecutionId();
	const goesByHints = ownCalls.wasDue(name);
	const isWorthALook = ({ executions, startedMs, limitMs }: RowCall): boolean =>
		!goesByHints ||
		!executions.every((call) => ownCalls.isOpen(name, call)) ||
		n8nClock.now() > startedMs + limitMs;
	let left = openCalls(batch).filter(([, , call]) => isWorthALook(call));
	for (let look = 1; left.length > 0; look++) {
		const still: typeof left = [];
		for (const found of left) if (!(await hasEnded(context, batch, ...found))) still.push(found);
		if (!goesByHints || look === LOOKS) break;
		left = still;
		if (left.length > 0) await sleep(PAUSE_MS);
	}
	ownCalls.reopen(
		name,
		openCalls(batch).flatMap(([, , { executions }]) => executions),
	);
}

async function hasEnded(
	context: IExecuteFunctions,
	batch: Batch,
	index: number,
	row: Row,
	call: RowCall,
): Promise<boolean> {
	const found = await lookAt(context, call, row.callOnce);
	if (found === 'open') return false;
	const placer =
		found === 'unknown' && call.again ? await placerOf(context, call, batch.pause) : null;
	if (placer === 'open') return false;
	if (placer && 'execution' in placer) {
		// looked at from now on, so that the list sleeps until it ends
		row.call = { ...call, executions: [...call.executions, placer.execution] };
		return hasEnded(context, batch, index, row, row.call);
	}
	// "Call Once" keeps it from calling twice
	if (found === 'lost') row.call = { ...call, isPlanned: true, again: true };
	else {
		const unknown = () => placer?.ending ?? unknownResult(row, referenceOf(batch, index));
		endItem(context, batch, index, found === 'unknown' ? unknown() : found);
	}
	return true;
}

/** One that a person has to look at is the last one, unless the builder chose to go on. */
export function endItem(
	context: IExecuteFunctions,
	batch: Batch,
	index: number,
	ending: Ending,
): void {
	const { error, details, call } = ending.json;
	const nowMs = n8nClock.now();
	if (error === undefined) return endCall(batch, index, ending, nowMs);
	const why = { error, details: { ...(isRecord(details) && details), itemIndex: index } };
	const json = { ...(call !== undefined && { call }), ...why };
	endCall(batch, index, { ...ending, json }, nowMs);
	if (!context.continueOnFail()) stopPlacing(batch, { itemIndex: index, json: why }, nowMs);
}

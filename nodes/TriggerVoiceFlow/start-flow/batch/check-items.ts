/** Every item is looked at before anybody is called: what is wrong is said then. */
import type { IExecuteFunctions } from 'n8n-workflow';
import {
	VoiceError,
	askingPlan,
	beginBatch,
	callResult,
	isVoiceError,
	outcomeOf,
	triesPlan,
	waitLimitMs,
	type BatchItem,
	type PlanReason,
	type TriesPlan,
} from '../../../../core';
import { toNodeError, whyOf } from '../../../shared/host/node-error';
import { keysFor } from '../../ask-by-phone/keys';
import type { Outcome } from '../outcome';
import { placeItem } from '../place-item';
import { readCall, type CallRequest } from '../read-call';
import { runMemory } from '../run-memory';
import type { Ending } from './call-execution';
import { planIn, type Batch, type Row } from './state';

interface Checked {
	readonly item: BatchItem;
	readonly row: Row;
}

/** One call. */
const ONCE = triesPlan(undefined, 0);

/** The call of an item, named as its batch began: n8n gives an execution that is retried another id. */
export function requestOf(
	context: IExecuteFunctions,
	{ execution, run }: Pick<Batch, 'execution' | 'run'>,
	itemIndex: number,
): CallRequest {
	const request = readCall(context, itemIndex, 'waiting');
	const own = (id: string) => `${id}-${context.getNode().id}-${run}-${itemIndex}`;
	if (request.settings.reference !== own(context.getExecutionId())) return request;
	return { ...request, settings: { ...request.settings, reference: own(execution) } };
}

/** The plan and its rows; throws where an item is wrong and the builder did not choose to go on. */
export async function checkItems(
	context: IExecuteFunctions,
	batch: Pick<Batch, 'execution' | 'run'>,
	nowMs: number,
): Promise<Pick<Batch, 'plan' | 'rows'>> {
	const checked: Checked[] = [];
	for (const itemIndex of context.getInputData().keys())
		checked.push(
			await checkItem(context, batch, itemIndex).catch((error: unknown) => {
				if (!context.continueOnFail()) throw toNodeError(context.getNode(), error, itemIndex);
				return wrong(context, error, itemIndex);
			}),
		);
	const items = checked.map(({ item }) => item);
	const rows = sharingPlans(checked.map(({ row }) => row));
	const { state: plan } = beginBatch(planIn(rows), items, nowMs);
	// a reference that stands twice is called once
	for (const [index, row] of rows.entries()) {
		const reason = row.json ? null : outcomeOf(plan.items[index]!)?.reason;
		if (reason)
			row.json = { call: callResult(row.basics, 'notCalled', true, { reason: reason as never }) };
	}
	return { plan, rows };
}

/** Of equal plans one: n8n saves an object that stands in several places once. */
function sharingPlans(rows: readonly Row[]): Row[] {
	const plans = new Map<string, Row['plan']>();
	return rows.map((row) => {
		const key = JSON.stringify(row.plan);
		const plan = plans.get(key) ?? row.plan;
		plans.set(key, plan);
		return { ...row, plan };
	});
}

/** By a dry run, which checks everything that can be checked without a call. */
async function checkItem(
	context: IExecuteFunctions,
	batch: Pick<Batch, 'execution' | 'run'>,
	itemIndex: number,
): Promise<Checked> {
	const request = requestOf(context, batch, itemIndex);
	const { dryRun, testWayBack, forgetReference, simulateEnding } = request;
	const isTest = dryRun || testWayBack || Boolean(forgetReference || simulateEnding);
	const plan = planOf(context, itemIndex, request);
	const tested = isTest ? request : { ...request, dryRun: true };
	const placed = isTest ? undefined : runMemory(context).recall(itemIndex, request.settings.to);
	if (placed) return placedAlone(placed, itemIndex);
	const outcome = await placeItem(context, tested, itemIndex, 'waiting');
	const { reference, provider, to, context: wanted, reason, exit } = outcome.result;
	const row: Row = {
		basics: { reference, provider, to, context: wanted },
		callOnce: request.callOnce,
		plan: isTest ? ONCE : plan,
		notes: outcome.notes,
	};
	if (!isTest && reason === 'dryRun') return { item: { reference }, row };
	row.json = jsonOf(outcome, itemIndex);
	return { item: { reference, ended: { exit, reason: reason as PlanReason | null } }, row };
}

/**
 * Of an item that this execution called before it was a list: somebody gave the node tries or rules,
 * and had n8n retry the execution. The call of then is not heard of here.
 */
function placedAlone(placed: Outcome, itemIndex: number): Checked {
	const { reference, provider, to, context, placedAt, callId } = placed.result;
	const basics = { reference, provider, to, context };
	const result = callResult(basics, 'noResult', !placed.unconfirmed, { placedAt, callId });
	return {
		item: { reference, ended: { exit: 'noResult', reason: null } },
		row: {
			...{ basics, callOnce: true, plan: ONCE, notes: placed.notes },
			json: jsonOf({ ...placed, result }, itemIndex),
		},
	};
}

/** How often it is called, and after what. */
function planOf(
	context: IExecuteFunctions,
	itemIndex: number,
	{ askAgain, tryAgain, waitLimitMinutes }: CallRequest,
): TriesPlan {
	const waitMs = waitLimitMs(waitLimitMinutes);
	return askAgain === undefined
		? triesPlan(tryAgain, waitMs)
		: askingPlan(askAgain, waitMs, keysFor(context, itemIndex));
}

/** An item that a person has to put right. Its place in the plan is its own. */
function wrong(context: IExecuteFunctions, error: unknown, itemIndex: number): Checked {
	const reference = `item ${itemIndex}`;
	return {
		item: { reference, ended: { exit: 'notCalled', reason: null } },
		row: {
			basics: { reference, provider: '', to: '', context: null },
			callOnce: true,
			plan: ONCE,
			notes: [],
			json: failedEnding(context, error, itemIndex).json,
		},
	};
}

/** Of an item whose call was certainly not made. */
export function failedEnding(
	context: IExecuteFunctions,
	error: unknown,
	itemIndex: number,
): Ending {
	const nodeError = toNodeError(context.getNode(), error, itemIndex);
	const json = whyOf(nodeError.message, isVoiceError(error) ? error : nodeError, itemIndex);
	return { state: 'notCalled', json };
}

function jsonOf(outcome: Outcome, itemIndex: number): Ending['json'] {
	const { result, request, wayBack, forgotten, failure } = outcome;
	const shown = { ...(request && { request }), ...(wayBack && { wayBack }) };
	const call = { ...result, ...shown, ...(forgotten !== undefined && { forgotten }) };
	const why = failure && new VoiceError(failure.kind, failure.message, failure);
	return { call, ...(why && whyOf(why.message, why, itemIndex)) };
}

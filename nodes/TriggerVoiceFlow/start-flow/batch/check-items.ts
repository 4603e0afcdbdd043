/** Every item is looked at before anybody is called: what is wrong is said then. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { VoiceError, isVoiceError, waitLimitMs } from '../../../../core';
import { toNodeError, whyOf } from '../../../shared/host/node-error';
import { placeItem, type Outcome } from '../place-item';
import { readCall, type CallRequest } from '../read-call';
import type { BatchState, Ending, ItemState } from './state';

/** The call of an item, named as its batch began: n8n gives an execution that is retried another id. */
export function requestOf(
	context: IExecuteFunctions,
	{ execution, run }: Pick<BatchState, 'execution' | 'run'>,
	itemIndex: number,
): CallRequest {
	const request = readCall(context, itemIndex, 'waiting');
	const own = (id: string) => `${id}-${context.getNode().id}-${run}-${itemIndex}`;
	if (request.settings.reference !== own(context.getExecutionId())) return request;
	return { ...request, settings: { ...request.settings, reference: own(execution) } };
}

/** The state of each item; throws where one is wrong and the builder did not choose to go on. */
export async function checkItems(
	context: IExecuteFunctions,
	batch: Pick<BatchState, 'execution' | 'run'>,
): Promise<ItemState[]> {
	const checked: ItemState[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		try {
			checked.push(await checkItem(context, requestOf(context, batch, itemIndex), itemIndex));
		} catch (error) {
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), error, itemIndex);
			checked.push({ at: 'ended', ending: failedEnding(context, error, itemIndex) });
		}
	}
	return checked;
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

/** By a dry run, which checks everything that can be checked without a call. */
async function checkItem(
	context: IExecuteFunctions,
	request: CallRequest,
	itemIndex: number,
): Promise<ItemState> {
	const dry = request.dryRun || request.testWayBack;
	waitLimitMs(request.waitLimitMinutes);
	const outcome = await placeItem(
		context,
		dry ? request : { ...request, dryRun: true },
		itemIndex,
		'waiting',
	);
	const callable = !dry && outcome.result.reason === 'dryRun';
	if (!callable) return { at: 'ended', ending: endingOf(outcome, itemIndex) };
	const { reference, provider, to, context: wanted } = outcome.result;
	const basics = { reference, provider, to, context: wanted };
	return { at: 'ready', basics, callOnce: request.callOnce, notes: outcome.notes };
}

function endingOf(outcome: Outcome, itemIndex: number): Ending {
	const { result, request, wayBack, failure, notes } = outcome;
	const call = { ...result, ...(request && { request }), ...(wayBack && { wayBack }) };
	const why = failure && new VoiceError(failure.kind, failure.message, failure);
	return {
		state: result.exit,
		json: { call, ...(why && whyOf(why.message, why, itemIndex)) },
		notes,
	};
}

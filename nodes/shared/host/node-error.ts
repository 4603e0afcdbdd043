import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type JsonObject,
} from 'n8n-workflow';
import { VoiceError, isRecord, isVoiceError, type FailureKind } from '../../../core';

/** n8n's own words for why, where it has one. */
const CAUSES: Partial<Record<FailureKind, string>> = {
	unauthorized: 'credential-invalid',
	forbidden: 'credential-invalid',
	flowNotFound: 'configuration-invalid',
	invalidRequest: 'configuration-invalid',
	notConfigured: 'configuration-invalid',
	rateLimited: 'rate-limited',
	unreachable: 'temporarily-unavailable',
};

/** Kinds that are about the builder's settings; all others are about the provider's answer. */
const ABOUT_SETTINGS: ReadonlySet<FailureKind> = new Set([
	'invalidRequest',
	'notConfigured',
	'cancelled',
]);

/** A failure as n8n shows it: what happened as message, how to put it right as description. */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (!isVoiceError(error)) return new NodeOperationError(node, asError(error), { itemIndex });
	const { kind, message, hint: description, status } = error;
	const options = { message, description, itemIndex, ...failureOf(error) };
	const made = ABOUT_SETTINGS.has(kind)
		? new NodeOperationError(node, message, options)
		: new NodeApiError(node, error.toJSON() as unknown as JsonObject, {
				...options,
				httpCode: status?.toString(),
			});
	// n8n puts words of its own where a message looks like a network code, a host's name included
	made.message = message;
	return made;
}

/** The failure as it was, from what an item keeps of it. */
export function keptError(
	node: INode,
	{ error, details }: Readonly<Record<string, unknown>>,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const { kind, ...known } = isRecord(details) ? details : {};
	const failure =
		typeof kind === 'string'
			? new VoiceError(kind as FailureKind, String(error), known)
			: new Error(String(error));
	return toNodeError(node, failure, itemIndex);
}

/**
 * A failed item for "On Error: Continue": the input kept, and what a flow can branch on. n8n
 * empties items that carry their error beside the JSON; one that has nothing but these two
 * fields it moves to the error output, and adds the input itself.
 */
export function toErrorItem(
	error: NodeApiError | NodeOperationError,
	cause: unknown,
	json: INodeExecutionData['json'],
	itemIndex: number,
): INodeExecutionData {
	const told = whyOf(error.message, isVoiceError(cause) ? cause : error, itemIndex);
	const movesOn = error.node?.onError === 'continueErrorOutput';
	return { json: movesOn ? told : { ...json, ...told }, pairedItem: { item: itemIndex } };
}

/** Why an item failed, as fields of its JSON. */
export function whyOf(
	message: string,
	cause: VoiceError | NodeApiError | NodeOperationError,
	itemIndex: number,
): IDataObject {
	const failure = isVoiceError(cause) ? cause.toJSON() : { hint: cause.description };
	return { error: message, details: { ...failure, itemIndex } };
}

/** The `failure` option of n8n's errors; older versions ignore it. */
function failureOf({ kind, retryAfterMs }: VoiceError): object {
	const cause = CAUSES[kind];
	if (cause === undefined) return {};
	const wait = kind === 'rateLimited' && retryAfterMs !== undefined ? { retryAfterMs } : {};
	return { failure: { cause, ...wait } };
}

const asError = (error: unknown): Error =>
	error instanceof Error ? error : new Error(String(error));

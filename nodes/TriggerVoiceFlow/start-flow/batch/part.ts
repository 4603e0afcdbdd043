/**
 * A call of a batch is an execution of its own, which waits as a single call does. This is what
 * its only item says: the call, and whom it belongs to. The settings travel as data, not as
 * parameters: text that begins with "=" would be run there.
 */
import type { IExecuteFunctions, IRunExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { isRecord, providerOf, type ApprovalKeys } from '../../../../core';
import type { CallRequest } from '../read-call';

const FIELD = 'ringbackPart';

/** On its item: until when a rule holds the call. Its execution ends at once, and the list starts another. */
export const HELD = 'ringbackHeldUntil';

/** On its item: the execution that placed the call before, of a reference that is called once. */
export const PLACED_BY = 'ringbackPlacedBy';

/**
 * The note on the node of such an execution. Items come from anywhere, and one that looks like a
 * part must not call whom it likes; what stands on a node is the builder's alone, and ours.
 */
export const PART_NOTE = 'A call of a list, placed by Ringback';

/** The node before it. */
export const PART_START = 'Start';

export const isMarked = (context: Pick<IExecuteFunctions, 'getNode'>): boolean =>
	context.getNode().notes === PART_NOTE;

export interface Part {
	/** The execution of the batch. */
	readonly batch: string;
	/** Where that execution can be told to look, see wake-up.ts. */
	readonly wakeUrl: string;
	/** The node that takes reports for this account, if there is one: found by the batch, once for all its calls. */
	readonly relay: string | null;
	readonly request: CallRequest;
	/** Of a call to one of several people who are called in order. */
	readonly rung?: RungPart;
	/** Of somebody who is asked: the keys that decide. */
	readonly asks?: ApprovalKeys;
}

/** What such a call knows of its ladder. */
export interface RungPart {
	/** Names the ladder within this process. */
	readonly ladder: string;
	/** Of the person. */
	readonly name: string;
	/** Keys that confirm, and that decline. */
	readonly confirm: readonly string[];
	readonly decline: readonly string[];
}

type Stored = Omit<Part, 'request'> & {
	readonly request: Omit<CallRequest, 'provider'> & { readonly provider: string };
};

/** As JSON: the provider by its id. */
export const partJson = ({ request, ...part }: Part): { [FIELD]: Stored } => ({
	[FIELD]: { ...part, request: { ...request, provider: request.provider.id } },
});

/** What the item says. */
function partIn(json: unknown): Part | undefined {
	const stored = isRecord(json) ? (json[FIELD] as Stored | undefined) : undefined;
	const provider = providerOf(stored?.request?.provider);
	return stored && provider && { ...stored, request: { ...stored.request, provider } };
}

/** The part that this execution is; undefined for one that calls for itself. */
export const partOf = (
	context: Pick<IExecuteFunctions, 'getInputData' | 'getNode'>,
): Part | undefined => (isMarked(context) ? partIn(context.getInputData()[0]?.json) : undefined);

/** The same, as n8n keeps an execution; undefined also for one that calls for itself. */
export const storedPart = ({ resultData }: IRunExecutionData): Part | undefined =>
	partIn(resultData.runData[PART_START]?.[0]?.data?.main?.[0]?.[0]?.json);

/** The same, of an execution that waits and is told something. */
export const waitingPart = (context: IWebhookFunctions): Part | undefined =>
	isMarked(context) ? partIn(context.evaluateExpression('{{ $json }}')) : undefined;

/** What the workflow, or the agent, is told of a decision. */
import type { INodeExecutionData } from 'n8n-workflow';
import { APPROVAL_OUTPUTS, isRecord, type Decision } from '../../../core';

export interface Decided {
	readonly decision: Decision;
	readonly item: INodeExecutionData;
}

/**
 * The item with its decision, in the shape of n8n's own "Send and Wait". An agent lets its tool
 * run by that shape, wherever in the item it came from: a review hands on nothing of its input.
 * @param field where the item has its call
 */
export function withDecision(
	item: INodeExecutionData,
	decision: Decision,
	asReview: boolean,
	field: string,
): INodeExecutionData {
	const data = { approved: decision === 'approved' };
	if (!asReview) return movesOn(item) ? item : { ...item, json: { ...item.json, data } };
	const { [field]: call, error, details } = item.json;
	// beside an error, the call may be one of the input's
	const told =
		error === undefined ? { ...(isRecord(call) && { [field]: call }) } : { error, details };
	const json = { data, ...told };
	return { json: json as INodeExecutionData['json'], pairedItem: item.pairedItem };
}

/** n8n moves an item with nothing but these two fields to the error output. */
const movesOn = ({ json }: INodeExecutionData): boolean =>
	json.error !== undefined &&
	Object.keys(json).every((name) => name === 'error' || name === 'details');

/** @param inOne everything on one output: where the builder chose so, and for an agent */
export const toApprovalOutputs = (
	decided: readonly Decided[],
	inOne: boolean,
): INodeExecutionData[][] =>
	inOne
		? [decided.map(({ item }) => item)]
		: APPROVAL_OUTPUTS.map((output) =>
				decided.filter(({ decision }) => decision === output).map(({ item }) => item),
			);

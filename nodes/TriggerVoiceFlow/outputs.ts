import { NodeConnectionTypes, type INodeExecutionData } from 'n8n-workflow';
import {
	APPROVAL_OUTPUTS,
	LADDER_LABELS,
	LADDER_OUTPUTS,
	OUTPUTS,
	RESULT_FIELD,
	type CallState,
	type Decision,
	type LadderOutput,
} from '../../core';
import { outputName } from '../shared/host/output-name';
import { ASK, IN_ORDER, LOOK_UP } from './descriptions/operation-fields';

/** What an output stands for: how a call ended, or what became of people who were called in order. */
export type OutputState = CallState | LadderOutput;

const labelOfOutput = (state: OutputState): string =>
	(({ ...LADDER_LABELS }) as Partial<Record<OutputState, string>>)[state] ??
	outputName(state as CallState);

const named = (labels: readonly string[]): string =>
	JSON.stringify(labels.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName })));

const described = (states: readonly OutputState[]): string => named(states.map(labelOfOutput));

/**
 * In the order of the core. Wires of other operations mean the same here: the first is what a
 * wait that ran out comes to, then Not Called, then what the builder hopes for.
 */
const DECISIONS: Readonly<Record<Decision, string>> = {
	noDecision: 'No Decision',
	notCalled: outputName('notCalled'),
	approved: 'Approved',
	declined: 'Declined',
};

/** The setting that makes all outputs one. */
export const ONE_OUTPUT = 'oneOutput';

const ONE_OUTPUT_ALONE = named(['Result']);

/**
 * The outputs of the node, as the expression that n8n evaluates. A look-up has those of a call
 * that is waited for: after a change of the operation every wire is in its place.
 */
export const OUTPUTS_EXPRESSION: `={{${string}}}` = `={{ $parameter["${ONE_OUTPUT}"] === true ? ${ONE_OUTPUT_ALONE} : $parameter["operation"] === "${IN_ORDER}" ? ${described(LADDER_OUTPUTS)} : $parameter["operation"] === "${ASK}" ? ${named(APPROVAL_OUTPUTS.map((decision) => DECISIONS[decision]))} : $parameter["operation"] !== "${LOOK_UP}" && $parameter["waitForResult"] === false ? ${described(OUTPUTS.triggerNotWaiting)} : ${described(OUTPUTS.triggerWaiting)} }}`;

/** How a run of the node ends: whether it waits decides which outputs there are. */
export type Mode = 'waiting' | 'notWaiting' | 'tool';

/** Which outputs a run has: those of its mode, or one for everything. */
export type OutputSet = Mode | 'inOrder' | 'one';

const STATES: Readonly<Record<OutputSet, readonly OutputState[] | null>> = {
	waiting: OUTPUTS.triggerWaiting,
	notWaiting: OUTPUTS.triggerNotWaiting,
	inOrder: LADDER_OUTPUTS,
	tool: null,
	one: null,
};

/** How many outputs there are. */
export const countOf = (set: OutputSet): number => STATES[set]?.length ?? 1;

/** Items sorted onto the node's outputs; an agent, and a workflow that called this one, read one list. */
export function toOutputs(
	set: OutputSet,
	items: ReadonlyArray<{ readonly state: OutputState; readonly item: INodeExecutionData }>,
): INodeExecutionData[][] {
	const states = STATES[set];
	if (states === null) return [items.map(({ item }) => item)];
	return states.map((output) =>
		items.filter(({ state }) => state === output).map(({ item }) => item),
	);
}

/** The input item with its call. @param field the one that the call is put in */
export const withCall = (
	{ json, binary }: INodeExecutionData,
	call: object,
	itemIndex: number,
	field: string = RESULT_FIELD,
): INodeExecutionData => ({
	json: { ...json, [field]: { ...call } as never },
	...(binary && { binary }),
	pairedItem: { item: itemIndex },
});

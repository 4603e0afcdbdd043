import { NodeConnectionTypes, type INodeExecutionData } from 'n8n-workflow';
import { OUTPUTS, labelOf, type CallState } from '../../core';
import { LOOK_UP } from './operation-fields';

const described = (states: readonly CallState[]): string =>
	JSON.stringify(
		states.map((state) => ({ type: NodeConnectionTypes.Main, displayName: labelOf(state) })),
	);

/**
 * The outputs of the node, as the expression that n8n evaluates. A look-up has those of a call
 * that is waited for: whoever changes the operation finds every wire in its place.
 */
export const OUTPUTS_EXPRESSION: `={{${string}}}` = `={{ $parameter["operation"] !== "${LOOK_UP}" && $parameter["waitForResult"] === false ? ${described(OUTPUTS.triggerNotWaiting)} : ${described(OUTPUTS.triggerWaiting)} }}`;

/** How a run of the node ends: whether it waits decides which outputs there are. */
export type Mode = 'waiting' | 'notWaiting' | 'tool';

const STATES: Readonly<Record<Mode, readonly CallState[] | null>> = {
	waiting: OUTPUTS.triggerWaiting,
	notWaiting: OUTPUTS.triggerNotWaiting,
	tool: null,
};

/** Items sorted onto the node's outputs; an agent reads one list. */
export function toOutputs(
	mode: Mode,
	items: ReadonlyArray<{ readonly state: CallState; readonly item: INodeExecutionData }>,
): INodeExecutionData[][] {
	const states = STATES[mode];
	if (states === null) return [items.map(({ item }) => item)];
	return states.map((output) =>
		items.filter(({ state }) => state === output).map(({ item }) => item),
	);
}

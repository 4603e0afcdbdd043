/** How a message leaves: on the output of its exit, with its result. */
import type { NodeAPI, NodeMessageInFlow } from 'node-red';
import type { CallResult } from '../../../core';
import type { Ended } from './ended';

/** One message, on the output of its exit. @param field the property that the result is put in, beside the payload */
export function toOutputs(
	RED: NodeAPI,
	order: readonly string[],
	msg: NodeMessageInFlow,
	ended: Ended,
	field: string,
): Array<NodeMessageInFlow | null> {
	const { output } = ended;
	const call = 'ladder' in ended ? ended.ladder : withRequest(ended);
	// two objects: what one node changes in the payload must not show in the call
	const payload: unknown = RED.util.cloneMessage(call as never);
	Object.assign(msg, { payload, topic: output, [field]: call });
	return order.map((name) => (name === output ? msg : null));
}

const withRequest = ({ result, request }: Extract<Ended, { result: CallResult }>) =>
	request === undefined ? result : { ...result, request };

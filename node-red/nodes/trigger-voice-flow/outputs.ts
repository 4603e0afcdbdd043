/** Which outputs a trigger has; the dialog and the runtime go by the same rule. */
import { LADDER_OUTPUTS, OUTPUTS } from '../../../core/tables';

/** Of a trigger. */
type Settings = Readonly<Record<string, unknown>>;

export const callsInOrder = ({ operation }: Settings): boolean => operation === 'callInOrder';

export function outputsOf(node: Settings): readonly string[] {
	if (callsInOrder(node)) return LADDER_OUTPUTS;
	return node.waitForResult ? OUTPUTS.triggerWaiting : OUTPUTS.triggerNotWaiting;
}

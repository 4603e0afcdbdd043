import type { IExecuteFunctions } from 'n8n-workflow';
import { readYesNo } from '../../../core';
import { isAsking } from '../ask-by-phone/asking';
import { toNodeError } from '../../shared/host/node-error';
import { isTool } from '../../shared/host/tool';
import { ONE_OUTPUT, type Mode, type OutputSet } from '../outputs';

/** How this run ends. Expressions give the switch as text: "false" is false. */
export function modeOf(context: IExecuteFunctions): Mode {
	if (isTool(context)) return 'tool';
	if (isAsking(context)) return 'waiting';
	const wait: unknown = context.getNodeParameter('waitForResult', 0, true);
	try {
		return readYesNo('waitForResult', wait ?? null) ? 'waiting' : 'notWaiting';
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** The outputs of this run. @param mode how it ends */
export const outputSetOf = (
	context: IExecuteFunctions,
	mode: Mode | 'inOrder' = modeOf(context),
): OutputSet =>
	// what is asked leaves by outputs of its own
	!isAsking(context) && context.getNodeParameter(ONE_OUTPUT, 0, false) === true ? 'one' : mode;

import type { IExecuteFunctions } from 'n8n-workflow';
import { isTool } from '../shared/tool';
import { ONE_OUTPUT, type Mode, type OutputSet } from './outputs';

/** How this run ends. */
export function modeOf(context: IExecuteFunctions): Mode {
	if (isTool(context)) return 'tool';
	return context.getNodeParameter('waitForResult', 0, true) === false ? 'notWaiting' : 'waiting';
}

/** The outputs of this run. @param mode how it ends */
export const outputSetOf = (context: IExecuteFunctions, mode: Mode = modeOf(context)): OutputSet =>
	context.getNodeParameter(ONE_OUTPUT, 0, false) === true ? 'one' : mode;

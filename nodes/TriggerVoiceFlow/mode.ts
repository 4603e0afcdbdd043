import type { IExecuteFunctions } from 'n8n-workflow';
import { isTool } from '../shared/tool';
import type { Mode } from './outputs';

/** How this run ends. */
export function modeOf(context: IExecuteFunctions): Mode {
	if (isTool(context)) return 'tool';
	return context.getNodeParameter('waitForResult', 0, true) === false ? 'notWaiting' : 'waiting';
}

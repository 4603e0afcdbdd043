import { createReportWatch } from '../../../core';

/**
 * Where the node that receives reports tells the one that places the call: within this process;
 * see arrivals.ts for others. A report that reaches the execution itself before it waits is answered
 * 409 by n8n, which asks no node.
 */
export const reportWatch = createReportWatch();

let isHere = false;

/** A report, or a question, has come to this process: others come here too. */
export const reportsComeHere = (): void => void (isHere = true);

/** Whether this process takes reports itself. */
export const doReportsComeHere = (): boolean => isHere;

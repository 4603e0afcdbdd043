import * as n8n from 'n8n-workflow';

/**
 * False on n8n below 2.39, which hands a resumed wait to the first output only and would lose
 * every other exit. A node is not told the version; this function came with that release.
 */
export const canWait = (): boolean => 'checkNodesApiVersion' in n8n;

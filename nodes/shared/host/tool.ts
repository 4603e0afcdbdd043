import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * True for an agent's tool. n8n runs tools in two ways: inside the agent, and as a node of its own
 * type. A human review has such a type too, but may wait, as every node that n8n runs by itself.
 */
export const isTool = (context: IExecuteFunctions): boolean =>
	context.isToolExecution?.() || /(?<!Hitl)Tool$/.test(context.getNode().type);

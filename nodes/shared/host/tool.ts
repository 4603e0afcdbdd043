import type { IExecuteFunctions } from 'n8n-workflow';

/** True for an agent's tool. n8n runs tools in two ways: inside the agent, and as a node of its own type. */
export const isTool = (context: IExecuteFunctions): boolean =>
	context.isToolExecution?.() || context.getNode().type.endsWith('Tool');

import type { INodeProperties } from 'n8n-workflow';

export const numberArgumentField: INodeProperties = {
	displayName: 'Number Argument',
	name: 'numberArgument',
	type: 'string',
	default: 'customer_number',
	placeholder: 'e.g. customer_number',
	description: 'Argument of the flow that receives the number to call',
};

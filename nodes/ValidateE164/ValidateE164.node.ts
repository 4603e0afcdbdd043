import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { checkItems } from './check-items';
import { fields } from './fields';

export class ValidateE164 implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Validate E.164',
		name: 'validateE164',
		icon: {
			light: 'file:../../icons/validate-e164.svg',
			dark: 'file:../../icons/validate-e164.dark.svg',
		},
		group: ['transform'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle:
			'={{ $parameter["source"] === "fields" ? $parameter["fields"] : $parameter["field"] }}',
		description: 'Check phone numbers, write them as E.164 and say what is wrong with the others',
		defaults: { name: 'Validate E.164' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Valid' },
			{ type: NodeConnectionTypes.Main, displayName: 'Invalid' },
		],
		properties: fields,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return checkItems(this);
	}
}

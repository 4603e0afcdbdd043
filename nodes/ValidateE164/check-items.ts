import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { checkPhones, withValueAt } from '../../core';
import { toErrorItem, toNodeError } from '../shared/host/node-error';
import { isTool } from '../shared/host/tool';
import { optionsReader } from './read-options';

/** Where an item keeps why its number was refused when the number itself stays in place. */
const REFUSED_FIELD = 'phoneCheck';

export function checkItems(context: IExecuteFunctions): INodeExecutionData[][] {
	const valid: INodeExecutionData[] = [];
	const invalid: INodeExecutionData[] = [];
	const seen = new Set<string>();
	const items = context.getInputData();
	const optionsOf = optionsReader(context);
	let empty = 0;
	for (const [itemIndex, item] of items.entries()) {
		try {
			const options = optionsOf(itemIndex);
			const checked = checkPhones(item.json, options, seen);
			if (checked.number.reason === 'empty') empty += 1;
			let json = item.json;
			for (const [path, value] of checked.writes)
				json = withValueAt(json, path, value) as IDataObject;
			if (!checked.valid && options.output === 'replace')
				json = { ...json, [REFUSED_FIELD]: { ...checked.number } as unknown as IDataObject };
			(checked.valid ? valid : invalid).push({ ...item, json, pairedItem: { item: itemIndex } });
		} catch (error) {
			const nodeError = toNodeError(context.getNode(), error, itemIndex);
			if (!context.continueOnFail()) throw nodeError;
			invalid.push(toErrorItem(nodeError, error, item.json, itemIndex));
		}
	}
	if (empty === items.length)
		context.addExecutionHints?.({
			message: 'No item has a number there. "Field" takes the name of a field, such as phone.',
			location: 'outputPane',
		});
	return isTool(context) ? [[...valid, ...invalid]] : [valid, invalid];
}

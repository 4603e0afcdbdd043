import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { checkPhones, type PhoneCheckOptions } from '../../core';
import { toErrorItem, toNodeError } from '../shared/node-error';
import { isTool } from '../shared/tool';
import { withValueAt } from './write';

/** Where an item keeps why its number was refused when the number itself stays in place. */
const REFUSED_FIELD = 'phoneCheck';

export function checkItems(context: IExecuteFunctions): INodeExecutionData[][] {
	const valid: INodeExecutionData[] = [];
	const invalid: INodeExecutionData[] = [];
	const seen = new Set<string>();
	const items = context.getInputData();
	const same = isSameForAll(context) ? readOptions(context, 0) : undefined;
	let empty = 0;
	for (const [itemIndex, item] of items.entries()) {
		try {
			const options = same ?? readOptions(context, itemIndex);
			const checked = checkPhones(item.json, options, seen);
			if (checked.number.reason === 'empty') empty += 1;
			let json = item.json;
			for (const [path, value] of checked.writes) json = withValueAt(json, path, value);
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

/** Without expressions: n8n takes far longer to read the settings than we to check a number. */
const isSameForAll = (context: IExecuteFunctions): boolean =>
	!JSON.stringify(context.getNode().parameters).includes('"=');

function readOptions(context: IExecuteFunctions, itemIndex: number): PhoneCheckOptions {
	const read = <T>(name: string, fallback: T): T =>
		context.getNodeParameter(name, itemIndex, fallback as never) as T;
	return {
		source: read('source', 'field'),
		field: read('field', 'phone'),
		fields: listOf(read('fields', '')),
		defaultCountry: read('defaultCountry', ''),
		defaultCountryField: read('defaultCountryField', ''),
		output: read('output', 'newField'),
		outputField: read('outputField', 'phone'),
		acceptTypes: read('acceptTypes', []),
		acceptCountries: listOf(read('acceptCountries', '')).map((code) => code.toUpperCase()),
		refuseRisks: read('refuseRisks', []),
		removeDuplicates: read('removeDuplicates', false),
	};
}

/** A list from the form, where commas divide, or from an expression. */
const listOf = (value: unknown): string[] =>
	(Array.isArray(value) ? value : String(value).split(','))
		.map((entry) => String(entry).trim())
		.filter((entry) => entry !== '');

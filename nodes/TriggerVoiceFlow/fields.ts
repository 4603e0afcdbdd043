import type { INodeProperties } from 'n8n-workflow';
import { callFields } from './call-fields';
import { optionFields } from './option-fields';
import { resultFields } from './result-fields';
import { variableFields } from './variable-fields';

/** The settings of the node, in the order of the form. */
export const fields: INodeProperties[] = [
	...callFields,
	...variableFields,
	...resultFields,
	optionFields,
];

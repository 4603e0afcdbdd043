import type { INodeProperties } from 'n8n-workflow';
import { callFields, sharedFlowFields } from './call-fields';
import { lookUpFields } from './look-up-fields';
import { operationFields, whenLookingUp, whenStarting } from './operation-fields';
import { optionFields } from './option-fields';
import { oneOutputField, resultFields } from './result-fields';
import { variableFields } from './variable-fields';

/** The settings of the node, in the order of the form. */
export const fields: INodeProperties[] = [
	...operationFields,
	...whenLookingUp(lookUpFields),
	...sharedFlowFields,
	...whenStarting([...callFields, ...variableFields, ...resultFields]),
	oneOutputField,
	...whenStarting([optionFields]),
];

import type { INodeProperties } from 'n8n-workflow';
import { callFields, flowFields, sharedFlowFields, toField } from './call-fields';
import { lookUpFields } from './look-up-fields';
import { decisionFields, messageFields } from './ask-fields';
import { inOrderFields } from './in-order-fields';
import {
	operationFields,
	whenAsking,
	whenCalling,
	whenCallingInOrder,
	whenCallingOne,
	whenLookingUp,
	whenStarting,
} from './operation-fields';
import { optionFields } from './option-fields';
import { inOrderResultFields, oneOutputField, resultFields } from './result-fields';
import { variableFields } from './variable-fields';

/** The settings of the node, in the order of the form. */
export const fields: INodeProperties[] = [
	...operationFields,
	...whenLookingUp(lookUpFields),
	...sharedFlowFields,
	...whenCalling(flowFields),
	...whenCallingOne([toField]),
	...whenCallingInOrder(inOrderFields),
	...whenCalling(callFields),
	...whenAsking(messageFields),
	...whenCalling(variableFields),
	...whenStarting(resultFields),
	...whenCallingInOrder(inOrderResultFields),
	...whenAsking(decisionFields),
	oneOutputField,
	...whenCalling([optionFields]),
];

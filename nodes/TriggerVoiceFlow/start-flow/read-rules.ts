/** The rules for calling of an item: what the form says, and what holds where nobody chose. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { automaticPurpose, hasChosenRules, isRecord, readYesNo, yesOrNo } from '../../../core';
import { newestParameters } from '../../shared/host/saved-parameters';
import { isAsking } from '../ask-by-phone/asking';
import { IN_ORDER } from '../descriptions/operation-fields';
import { MIGRATIONS } from '../migrations';

type Values = Readonly<Record<string, unknown>>;

/** What is asked of a call. It travels with the call, as plain JSON. */
export interface RulesOfItem {
	/** By name; undefined where none are asked. */
	readonly rules: { readonly values: Values } | undefined;
	/** Nobody chose them: the Local Sandbox does without. Absent in what earlier versions wrote down. */
	readonly areRulesAsNew?: boolean;
}

/** @param options of the item, as n8n gives them */
export function readRules(
	context: IExecuteFunctions,
	itemIndex: number,
	options: Values,
): RulesOfItem {
	const { askRules, ...values } = valuesIn(context, options);
	if (!readYesNo('askRules', askRules, true)) return { rules: undefined };
	const areRulesAsNew = areAsNew(context, values);
	if (Object.hasOwn(values, 'purpose') && values.purpose !== '')
		return { rules: { values }, areRulesAsNew };
	const operation = context.getNodeParameter('operation', itemIndex, '');
	const purpose = automaticPurpose(isAsking(context) || operation === IN_ORDER);
	return { rules: { values: { ...values, purpose } }, areRulesAsNew };
}

/** Whether rules that the builder chose may keep a call back for a while. */
export function chosenRulesHold(context: IExecuteFunctions, options: Values): boolean {
	const { askRules, ...values } = valuesIn(context, options);
	const areAsked = yesOrNo(askRules) !== false && !areAsNew(context, values);
	return areAsked && values.outsideHours !== 'notCalled';
}

/** By what stands in the form: an expression is a choice, whatever it gives for an item. */
function areAsNew(context: IExecuteFunctions, values: Values): boolean {
	const { options } = context.getNode().parameters;
	const typed = isRecord(options) ? valuesIn(context, options) : {};
	return !hasChosenRules({ ...values, ...typed });
}

/** As version 2 of the node has them. */
function valuesIn(context: IExecuteFunctions, options: Values): Values {
	const { rules } = newestParameters(context.getNode(), { options }, MIGRATIONS).options as Values;
	return isRecord(rules) && isRecord(rules.values) ? rules.values : {};
}

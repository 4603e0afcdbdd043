import { isRecord, type Migration, type SavedSettings } from '../../core';

/** Version 1 asked the rules only where the option was added, and called for customers then. */
function withRulesAsBefore(parameters: SavedSettings): SavedSettings {
	const options = isRecord(parameters.options) ? parameters.options : {};
	const { rules } = options;
	if (rules === undefined)
		return { ...parameters, options: { ...options, rules: { values: { askRules: false } } } };
	const values = isRecord(rules) && isRecord(rules.values) ? rules.values : {};
	const isEmpty = !Object.hasOwn(values, 'purpose') || values.purpose === '';
	const filled = isEmpty ? { ...values, purpose: 'transactional' } : values;
	return { ...parameters, options: { ...options, rules: { values: filled } } };
}

/** Parameters of the node, from each of its versions to the next. */
export const MIGRATIONS: readonly Migration[] = [{ from: 1, to: 2, migrate: withRulesAsBefore }];

/** The rules of one call after the other, checked once while they stay the same. */
import { jsonTextOf } from '../base/json';
import { ruleSettings, type RuleDefaults, type RuleSettings } from './settings';

export type RuleReader = (raw: unknown, defaults?: RuleDefaults) => RuleSettings;

/**
 * Reads rules as `ruleSettings` does, and throws as it does. Hosts give a list anew for each
 * call: reading thousands of its numbers again for each would take longer than the calls.
 */
export function createRuleReader(): RuleReader {
	let last: { readonly key: string; readonly rules: RuleSettings } | undefined;
	return (raw, defaults) => {
		const key = jsonTextOf([raw, defaults]);
		if (key !== undefined && last?.key === key) return last.rules;
		const rules = ruleSettings(raw, defaults);
		last = key === undefined ? undefined : { key, rules };
		return rules;
	};
}

/** What the rules for calling lend to the start of a call. */
import type { Node } from 'node-red';
import { createRuleGate, type Gate } from '../../../core';
import type { AccountNode } from '../../state/accounts';
import { historyOf } from '../../state/call-counts';
import type { Store } from '../../state/stores';
import { readRules } from './read-rules';
import type { Evaluate } from './read-settings';

interface Asker {
	readonly node: Node;
	readonly account: AccountNode;
	readonly store: Store;
	readonly evaluate: Evaluate;
	readonly settings: Readonly<Record<string, unknown>>;
}

/** None while the rules are off. Throws where a rule cannot be read, before anybody is called. */
export async function ruleGates(
	config: Readonly<Record<string, unknown>>,
	{ node, account, store, evaluate, settings }: Asker,
): Promise<readonly Gate[]> {
	if (config.askRules !== true) return [];
	const rules = await readRules(node, config, evaluate, settings.defaultCountry);
	return [createRuleGate(() => rules, { history: historyOf(account, store) })];
}

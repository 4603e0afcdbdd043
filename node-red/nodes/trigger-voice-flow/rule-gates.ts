/** What the rules for calling lend to the start of a call. */
import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import {
	createOptOutGate,
	createRuleGate,
	createSandboxGate,
	isSandboxAccount,
	type Gate,
} from '../../../core';
import { accountOf, type AccountNode } from '../../state/accounts';
import { memoryOf } from '../../state/call-memory';
import { optOutStores } from '../../results/opt-out';
import { hasOptedOut } from '../../state/opted-out';
import { storeOf, type Store } from '../../state/stores';
import type { KeptCall } from './kept-call';
import { areRulesAsNew, readRules } from './read-rules';
import type { Evaluate } from './evaluate';
import { evaluateFor } from './read-settings';
import { stopGate } from './stop';

interface Asker {
	readonly node: Node;
	readonly account: AccountNode;
	readonly store: Store;
	readonly evaluate: Evaluate;
	readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * The same for a call that is held, by the message that is kept of it; at the fallback, whose own
 * stop is asked first, where that is given.
 */
export const gatesOfHeld =
	(RED: NodeAPI, node: Node, config: Readonly<Record<string, unknown>>) =>
	async (kept: KeptCall, fallback?: AccountNode): Promise<readonly Gate[]> => {
		const account = accountOf(kept.account);
		// the start of the call says that it is gone
		if (!account) return [];
		const evaluate = evaluateFor(RED, node, kept.msg as unknown as NodeMessageInFlow);
		const store = storeOf(RED, String(config.callOnceStore ?? '') || undefined);
		const { settings } = kept;
		const gates = await gatesOf(RED, config, { node, account, store, evaluate, settings });
		return fallback ? [stopGate(RED, fallback, store), ...gates] : gates;
	};

/** Whether the rules keep nobody back: nobody chose any, and no real phone can ring. */
export function onlyTells(
	config: Readonly<Record<string, unknown>>,
	account: AccountNode,
): boolean {
	const second = accountOf(String(config.fallbackAccount ?? ''));
	const callers = second ? [account, second] : [account];
	return areRulesAsNew(config) && callers.every(({ account: its }) => isSandboxAccount(its));
}

/** By node: a list of messages would say the same of each. */
const lastTold = new WeakMap<Node, string>();

function tell(node: Node, sentence: string): void {
	if (lastTold.get(node) === sentence) return;
	lastTold.set(node, sentence);
	node.warn(sentence);
}

/**
 * The stop of the account, who wants no more calls of it, and the rules. Throws where a rule cannot
 * be read, before anybody is called.
 */
export async function gatesOf(
	RED: NodeAPI,
	config: Readonly<Record<string, unknown>>,
	{ node, account, store, evaluate, settings }: Asker,
): Promise<readonly Gate[]> {
	const rules =
		config.askRules === true
			? await readRules(node, config, evaluate, settings.defaultCountry)
			: null;
	const gates = [stopGate(RED, account, store)];
	// an emergency passes a list of the builder's as well
	if (account.remembersOptOut && rules?.purpose !== 'emergency')
		gates.push(
			createOptOutGate((to) => hasOptedOut(account, [...optOutStores(RED, account), store], to)),
		);
	if (rules === null) return gates;
	if (onlyTells(config, account))
		return [...gates, createSandboxGate(rules, (sentence) => tell(node, sentence))];
	const history = memoryOf(account, store).history();
	return [...gates, createRuleGate(() => rules, { history }, account.tokenKeys?.evidence?.())];
}

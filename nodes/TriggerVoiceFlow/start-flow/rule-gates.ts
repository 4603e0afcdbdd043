/** The rules for calling of one item, as a gate that its call has to pass. */
import type { IExecuteFunctions } from 'n8n-workflow';
import {
	CALLS_PER_NUMBER_IN_ORDER,
	MESSAGES,
	createRuleGate,
	createRuleReader,
	createSandboxGate,
	fault,
	readYesNo,
	type Gate,
	type RuleReader,
	type RuleStores,
} from '../../../core';
import { historyOf } from '../../shared/call-counts';
import { evidenceKeyOf } from '../../shared/webhook/evidence-key';
import { partOf } from './batch/part';
import type { CallRequest } from './read-call';

/** Of one person: there is nothing wrong with an item that says none. */
const OF_A_PERSON: readonly string[] = ['timeZone', 'consent'];

/** By run, so that a list of thousands of numbers is read once while it stays the same. */
const readers = new WeakMap<IExecuteFunctions, RuleReader>();

interface Caller {
	/** Of the account whose calls the limits count. */
	readonly accountId: string;
	/** Whether no real phone can ring. */
	readonly isSandbox: boolean;
	/** Hears what the rules would have said of a call that they let go. */
	tell(sentence: string): void;
}

/** None where no rules are asked. Throws where one cannot be read, before anybody is called. */
export async function ruleGates(
	context: IExecuteFunctions,
	{ rules: given, areRulesAsNew, settings }: CallRequest,
	{ accountId, isSandbox, tell }: Caller,
): Promise<readonly Gate[]> {
	if (given === undefined) return [];
	const raw = chosenRules(given);
	const read = readers.get(context) ?? createRuleReader();
	readers.set(context, read);
	const { defaultCountry } = settings;
	const rules = read(raw, {
		defaultCountry: typeof defaultCountry === 'string' ? defaultCountry : '',
		...(partOf(context)?.rung && { callsPerNumber: CALLS_PER_NUMBER_IN_ORDER }),
	});
	if (areRulesAsNew && isSandbox) return [createSandboxGate(rules, tell)];
	const history = historyOf(context.helpers, {
		workflowId: context.getWorkflow().id ?? '',
		nodeId: context.getNode().id,
		accountId,
	});
	const stop = raw.stopped === undefined ? {} : stopOf(raw.stopped);
	return [createRuleGate(() => rules, { history, ...stop }, await evidenceKeyOf(context))];
}

/** An expression reads it: from a Data Table, a variable, or wherever a person can change it. */
function stopOf(given: unknown): Pick<RuleStores, 'stopped'> {
	const isStopped = readYesNo('stopped', given);
	return { stopped: () => isStopped };
}

/** A limit whose expression found nothing would let everybody through. */
function chosenRules({ values = {} }: NonNullable<CallRequest['rules']>): typeof values {
	for (const [name, value] of Object.entries(values))
		if ((value === undefined || value === null) && !OF_A_PERSON.includes(name))
			throw fault(MESSAGES.missing(name));
	return values;
}

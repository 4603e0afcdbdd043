/** The settings of one item, as the builder gave them: the core decides what is right. */
import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import {
	MESSAGES,
	fault,
	isRecord,
	readSimulatedEnding,
	readYesNo,
	variablesOfJson,
	variablesOfRows,
	type OptionalField,
	type Provider,
	type SimulatedEnding,
} from '../../../core';
import { chosenProvider } from '../../shared/host/accounts';
import { isAsking } from '../ask-by-phone/asking';
import { withMessage } from '../ask-by-phone/message';
import type { Mode } from '../outputs';
import { readFallback, type FallbackRequest } from './fallback';
import { readRules, type RulesOfItem } from './read-rules';

export interface CallRequest extends RulesOfItem {
	readonly provider: Provider;
	/** What the core checks, by public names. */
	readonly settings: Readonly<Record<string, unknown>>;
	/** Undefined where the builder added none. */
	readonly tryAgain: unknown;
	/** The same, of somebody who is asked. */
	readonly askAgain: unknown;
	/** Undefined where the builder chose none. */
	readonly fallback?: FallbackRequest;
	readonly waitLimitMinutes: unknown;
	readonly resultUrl: string;
	readonly callOnce: boolean;
	readonly dryRun: boolean;
	readonly testWayBack: boolean;
	/** Whether the builder named the call. */
	readonly isNamed?: boolean;
	/** Instead of a call; absent in what earlier versions wrote down. */
	readonly forgetReference?: boolean;
	/** How the call is to end without being made; null where it is made, and in what earlier versions wrote down. */
	readonly simulateEnding?: SimulatedEnding | null;
}

const HASH_LENGTH = 12;

export function readCall(context: IExecuteFunctions, itemIndex: number, mode: Mode): CallRequest {
	const read = (name: string, fallback: unknown = '') =>
		context.getNodeParameter(name, itemIndex, fallback as string) as unknown;
	const given = read('options', {}) as Readonly<Record<string, unknown>>;
	const { rules: _rules, tryAgain, askAgain, fallback, ...options } = given;
	const asked = readRules(context, itemIndex, given);
	const provider = chosenProvider(context, itemIndex);
	const takes = (field: OptionalField) => provider.takes.includes(field);
	const to = read('to');
	const flowId = chosenOf(context, itemIndex, 'flowId');
	const named = givenReference(context, options);
	return {
		provider,
		isNamed: Boolean(named),
		settings: {
			flowId,
			to,
			defaultCountry: asText(read('defaultCountry')),
			numberArgument: takes('numberArgument') ? read('numberArgument') : '',
			from: takes('from') ? chosenOf(context, itemIndex, 'from') : '',
			variables: isAsking(context)
				? withMessage(takes('variables') ? variablesOf(read) : {}, read, provider)
				: takes('variables')
					? variablesOf(read)
					: {},
			context: contextOf(read('context')),
			...options,
			// wanted when the report comes: they travel with the call
			optOutDigits: asText(asked.rules?.values.optOutDigits),
			reference: named || ownReference(context, itemIndex, mode, `${String(flowId)} ${String(to)}`),
			ringSeconds: asNumber(options.ringSeconds),
			callsPerSecond: asNumber(options.callsPerSecond),
			timeoutSeconds: asNumber(options.timeoutSeconds),
		},
		...asked,
		tryAgain: isRecord(tryAgain) ? tryAgain.values : undefined,
		askAgain: isAsking(context) && isRecord(askAgain) ? askAgain.values : undefined,
		fallback: readFallback(fallback, provider.id),
		waitLimitMinutes: read('waitLimitMinutes', 0),
		resultUrl: String(read('resultUrl')).trim(),
		callOnce: readYesNo('callOnce', chosen(options, 'callOnce'), true),
		dryRun: readYesNo('dryRun', chosen(options, 'dryRun')),
		testWayBack: readYesNo('testWayBack', chosen(options, 'testWayBack')),
		forgetReference: readYesNo('forgetReference', chosen(options, 'forgetReference')),
		simulateEnding: readSimulatedEnding(chosen(options, 'simulateEnding')),
	};
}

/** An option that was added, and whose expression gave nothing, is not an option left out. */
const chosen = (options: Readonly<Record<string, unknown>>, name: string): unknown =>
	Object.hasOwn(options, name) ? (options[name] ?? null) : undefined;

/** Left empty in the form, each call gets its own; an expression that finds nothing is a mistake. */
function givenReference(
	context: IExecuteFunctions,
	options: Readonly<Record<string, unknown>>,
): unknown {
	const given = asText(chosen(options, 'reference'));
	if (given === undefined || (typeof given === 'string' && given.trim() !== '')) return given;
	const inForm = context.getNode().parameters.options as { reference?: unknown } | undefined;
	if ((given === null || given === '') && inForm?.reference === '') return undefined;
	if (given === null || typeof given === 'string') throw fault(MESSAGES.missing('reference'));
	return given;
}

const variablesOf = (read: (name: string, fallback?: unknown) => unknown) =>
	read('specifyVariables') === 'json'
		? variablesOfJson(read('variablesJson'))
		: variablesOfRows(read('variables.values', []));

/** The form's empty object means that nothing is wanted back. */
const contextOf = (given: unknown): unknown =>
	typeof given === 'string' && given.trim() === '{}' ? '' : given;

/** Typed, or chosen from a list. */
const chosenOf = (context: IExecuteFunctions, itemIndex: number, name: 'flowId' | 'from') =>
	asText(context.getNodeParameter(name, itemIndex, '', { extractValue: true }));

/**
 * A name for the call where the builder gave none. The same item has the same name however
 * often n8n repeats the node. An agent has no items: for it, the number and the flow are the
 * name, so that a tool that it calls again in the same execution calls nobody twice.
 */
function ownReference(
	context: IExecuteFunctions,
	itemIndex: number,
	mode: Mode,
	whom: string,
): string {
	const start = `${context.getExecutionId()}-${context.getNode().id}`;
	if (mode !== 'tool') return `${start}-${runIndexOf(context, itemIndex)}-${itemIndex}`;
	return `${start}-${createHash('sha256').update(whom).digest('hex').slice(0, HASH_LENGTH)}`;
}

/** Which run of the node this is: a loop runs it several times in one execution. */
export const runIndexOf = (context: IExecuteFunctions, itemIndex: number): number =>
	Number(context.evaluateExpression('{{ $runIndex }}', itemIndex));

/** Order numbers arrive as numbers, and mean text. */
const asText = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);

/** Expressions give text, and mean numbers. Anything else is the core's to refuse. */
function asNumber(value: unknown): unknown {
	const text = typeof value === 'string' ? value.trim() : '';
	return text !== '' && Number.isFinite(Number(text)) ? Number(text) : value;
}

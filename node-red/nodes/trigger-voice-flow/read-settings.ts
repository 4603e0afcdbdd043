import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import {
	MESSAGES,
	TRY_AFTER,
	VoiceError,
	fault,
	labelOfField,
	told,
	maskNumbersIn,
	variablesOfJson,
	variablesOfRows,
} from '../../../core';
import type { Evaluate } from './evaluate';
import { readFallback } from './fallback';
import { callsInOrder } from './outputs';

/** Of `tryAgain`, beside the others. */
const TRY_AGAIN = ['maxCalls', ...Object.values(TRY_AFTER)] as const;

/** Of `callInOrder`, beside the others. */
const IN_ORDER = ['people', 'confirmDigits', 'declineDigits', 'roundsMax', 'pauseSeconds'] as const;

type Config = Readonly<Record<string, unknown>>;

/** Settings that can differ per message; each is stored as a value and the type of its source. */
const TYPED = [
	'flowId',
	'to',
	'defaultCountry',
	'numberArgument',
	'from',
	'context',
	'waitLimitMinutes',
	'resultUrl',
	'reference',
	'ringSeconds',
	'voicemail',
	'callsPerSecond',
	'timeoutSeconds',
	'optOutDigits',
] as const;
const NUMBERS = new Set<string>([
	'waitLimitMinutes',
	'ringSeconds',
	'callsPerSecond',
	'timeoutSeconds',
]);

/** Ids are numbers in many messages, and text on the way to a provider. */
const TEXTS = new Set<string>(['flowId', 'reference', 'from']);

/** What a typed setting holds for a message; undefined where nothing was filled in, or found. */
export const evaluateFor =
	(RED: NodeAPI, node: Node, msg: NodeMessageInFlow): Evaluate =>
	(field, value, type) =>
		new Promise<unknown>((resolve, reject) => {
			if (value === '' && type !== 'jsonata') return resolve(undefined);
			RED.util.evaluateNodeProperty(String(value), String(type), node, msg, (error, result) =>
				error ? reject(error) : resolve(result),
			);
		}).catch((error: unknown) => {
			// a path through a part of the message that is not there
			if (type === 'msg' && error instanceof TypeError) return undefined;
			throw unreadable(field, error);
		});

/** The settings of the trigger for one message, by their public names. What is empty is left out. */
export async function readSettings(
	config: Config,
	evaluate: Evaluate,
): Promise<Record<string, unknown>> {
	const settings: Record<string, unknown> = { anonymous: config.anonymous };
	for (const name of TYPED) {
		// it stands among the rules, and is off with them
		if (name === 'optOutDigits' && config.askRules !== true) continue;
		const type = config[`${name}Type`] ?? 'str';
		const value = await evaluate(name, config[name] ?? '', type);
		if (value === undefined || value === '' || value === null) {
			// asked for, and not there: one made up instead would not prevent a second call
			if (name === 'reference' && config.reference) throw fault(MESSAGES.missing(name));
			continue;
		}
		if (NUMBERS.has(name)) settings[name] = asNumber(value);
		else settings[name] = typeof value === 'number' && TEXTS.has(name) ? String(value) : value;
	}
	// text is text, whatever it looks like: JSON was read where JSON was chosen, and the core reads text as JSON
	if (typeof settings.context === 'string') settings.context = JSON.stringify(settings.context);
	settings.variables = await variablesOf(config, evaluate);
	settings.fallback = await readFallback(config, evaluate);
	const tries = TRY_AGAIN.map(async (name): Promise<[string, unknown]> => [
		name,
		asNumber(await evaluate(name, config[name] ?? '', config[`${name}Type`] ?? 'str')),
	]);
	settings.tryAgain = Object.fromEntries(await Promise.all(tries));
	if (callsInOrder(config)) settings.inOrder = await inOrderOf(config, settings, evaluate);
	return settings;
}

/** People are called, not the number in `to`. */
async function inOrderOf(
	config: Config,
	settings: Record<string, unknown>,
	evaluate: Evaluate,
): Promise<Record<string, unknown>> {
	const { ringSeconds } = settings;
	delete settings.ringSeconds;
	const read = IN_ORDER.map(async (name): Promise<[string, unknown]> => [
		name,
		// emptied, or not found, is not the same as left as it was
		(await evaluate(name, config[name] ?? '', config[`${name}Type`] ?? 'str')) ?? '',
	]);
	const { whenUnsure } = config;
	return { ...Object.fromEntries(await Promise.all(read)), whenUnsure, ringSeconds };
}

async function variablesOf(config: Config, evaluate: Evaluate): Promise<Record<string, unknown>> {
	if (config.specifyVariables === 'json')
		return variablesOfJson(
			await evaluate(
				'variablesJson',
				config.variablesJson ?? '',
				config.variablesJsonType ?? 'json',
			),
		);
	const rows = Array.isArray(config.variables) ? (config.variables as Config[]) : [];
	const filled = rows.map(async ({ name, value, valueType }) => ({
		name,
		value: (await evaluate('variables', value ?? '', valueType ?? 'str')) ?? '',
	}));
	return variablesOfRows(await Promise.all(filled));
}

/** JSONata throws plain objects, and both it and JSON quote the text that they stumbled over. */
function unreadable(field: string, error: unknown): VoiceError {
	const { message } = error as { message?: unknown };
	const label = labelOfField(field);
	const why = maskNumbersIn(String(message ?? error));
	return new VoiceError(
		'invalidRequest',
		told({
			en: `"${label}" cannot be read: ${why}`,
			de: `„${label}“ lässt sich nicht lesen: ${why}`,
			fr: `«\u00a0${label}\u00a0» est illisible\u00a0: ${why}`,
		}),
		{
			field,
			hint: told({
				en: `Correct the expression or the JSON in "${label}".`,
				de: `Den Ausdruck oder das JSON in „${label}“ korrigieren.`,
				fr: `Corrigez l’expression ou le JSON dans «\u00a0${label}\u00a0».`,
			}),
		},
	);
}

/** Messages often carry numbers as text; what is no number stays as it is, for the core to refuse by name. */
function asNumber(value: unknown): unknown {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return Number.isNaN(number) ? value : number;
}

/** The rules for calling of one message. */
import {
	CALLS_PER_NUMBER_IN_ORDER,
	MESSAGES,
	automaticPurpose,
	createRuleReader,
	fault,
	hasChosenRules,
	type RuleReader,
	type RuleSettings,
} from '../../../core';
import { callsInOrder } from './outputs';
import type { Evaluate } from './evaluate';

type Config = Readonly<Record<string, unknown>>;

/** Settings that can differ per message; each is stored as a value and the type of its source. */
const TYPED = [
	'purpose',
	'callingHours',
	'timeZone',
	'outsideHours',
	'doNotCall',
	'maxCallsPerNumber',
	'perHours',
	'maxCallsPerHour',
	'maxCallsPerDay',
	'allowedCountries',
	'consent',
	'ownNumbers',
] as const;

/** Beside those that can differ per message. */
const CHOICES = ['refuseRisks'] as const;

/** By what stands in the dialog: what a message will say is a choice, whatever it says. */
export const areRulesAsNew = (config: Config): boolean =>
	!hasChosenRules(Object.fromEntries([...TYPED, ...CHOICES].map((name) => [name, config[name]])));

/** Of one person: there is nothing wrong with a message that says none. */
const OF_A_PERSON: readonly string[] = ['timeZone', 'consent'];

/** By node, so that a list of thousands of numbers is read once while it stays the same. */
const readers = new WeakMap<object, RuleReader>();

/**
 * Throws a VoiceError that names the field where a rule cannot be read.
 * @param owner the node, for which rules that stay the same are remembered
 * @param defaultCountry for numbers of `doNotCall` without a country code
 */
export async function readRules(
	owner: object,
	config: Config,
	evaluate: Evaluate,
	defaultCountry: unknown,
): Promise<RuleSettings> {
	const { refuseRisks, evidence } = config;
	const raw: Record<string, unknown> = { refuseRisks, evidence };
	for (const name of TYPED) {
		const given = config[name] ?? '';
		raw[name] = await evaluate(name, given, config[`${name}Type`] ?? 'str');
		const isMissing = raw[name] === undefined || raw[name] === null;
		// a limit that was asked for and is not there would let everybody through
		if (isMissing && given !== '' && !OF_A_PERSON.includes(name))
			throw fault(MESSAGES.missing(name));
	}
	const read = readers.get(owner) ?? createRuleReader();
	readers.set(owner, read);
	return read(withoutMissing(raw), {
		defaultCountry: typeof defaultCountry === 'string' ? defaultCountry : '',
		purpose: automaticPurpose(callsInOrder(config)),
		...(callsInOrder(config) && { callsPerNumber: CALLS_PER_NUMBER_IN_ORDER }),
	});
}

const withoutMissing = (raw: Config) =>
	Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined));

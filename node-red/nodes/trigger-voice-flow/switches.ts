import { asVoiceError, readResultField, readYesNo, type VoiceError } from '../../../core';

const SWITCHES = [
	'waitForResult',
	'callOnce',
	'anonymous',
	'dryRun',
	'summary',
	'askRules',
] as const;
export type Switches = Readonly<Record<(typeof SWITCHES)[number], boolean>>;

/**
 * The switches of a trigger: a flow that a program wrote, or an environment variable, gives them
 * as text. An error where one is neither yes nor no.
 */
export function switchesOf(def: Readonly<Record<string, unknown>>): Switches | VoiceError {
	try {
		return Object.fromEntries(
			SWITCHES.map((name) => [name, readYesNo(name, def[name])]),
		) as Switches;
	} catch (error) {
		return asVoiceError(error);
	}
}

/** The property that results are put in, or what is wrong with its name. */
export function resultFieldOf({
	resultField,
}: Readonly<Record<string, unknown>>): string | VoiceError {
	try {
		return readResultField(resultField);
	} catch (error) {
		return asVoiceError(error);
	}
}

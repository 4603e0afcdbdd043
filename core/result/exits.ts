/** The words for how a call ended: one vocabulary for every provider and both hosts. */

/** Exits in the order of the outputs. Wires are stored by index: append, never reorder. */
export const EXITS = [
	'noResult',
	'answered',
	'voicemail',
	'busy',
	'noAnswer',
	'invalidNumber',
	'failed',
] as const;

/**
 * How a call ended. `busy` includes rejected. `noResult`: no report within the limit, or a
 * report whose word nobody documented (the raw word stays in `providerStatus`).
 */
export type Exit = (typeof EXITS)[number];

/** What stands in the same field where no exit exists: placed and not waited for, or not called. */
export type CallState = Exit | 'placed' | 'notCalled';

const LABELS: Readonly<Record<CallState, string>> = {
	noResult: 'No Result',
	notCalled: 'Not Called',
	answered: 'Answered',
	voicemail: 'Voicemail',
	busy: 'Busy',
	noAnswer: 'No Answer',
	invalidNumber: 'Invalid Number',
	failed: 'Failed',
	placed: 'Placed',
};

/** Endings that can be simulated, in the order of a form: how a call ends, then that it is not made. */
export const SIMULATED_ENDINGS = [
	'answered',
	'voicemail',
	'busy',
	'noAnswer',
	'invalidNumber',
	'failed',
	'noResult',
	'notCalled',
] as const satisfies readonly CallState[];
export type SimulatedEnding = (typeof SIMULATED_ENDINGS)[number];

/** The English name of an exit, as both hosts print it. */
export const labelOf = (state: CallState): string => LABELS[state];

/**
 * Outputs of each node, by index. Index 0 of a waiting trigger is No Result because n8n sends
 * a wait that timed out there; it must never mean success.
 */
export const OUTPUTS = {
	triggerWaiting: [
		'noResult',
		'notCalled',
		'answered',
		'voicemail',
		'busy',
		'noAnswer',
		'invalidNumber',
		'failed',
	],
	triggerNotWaiting: ['placed', 'notCalled'],
	callResult: EXITS,
} as const satisfies Record<string, readonly CallState[]>;

/** Why a call was not made, or why a number was refused. A closed list: flows branch on it. */
export const REASONS = {
	numberNotValid: 'The number is not a valid phone number.',
	numberMissing: 'No number was given.',
	severalNumbers: 'There are several numbers in one field; one call takes one number.',
	refusedByProvider: 'The provider refused the number; nobody was called.',
	alreadyCalled: 'This reference was called before. For another try, give it another reference.',
	dryRun: 'Dry run: nothing was sent.',
	outsideCallingHours: 'It is not within the calling hours where the number may be.',
	doNotCall: 'The number is on the list of numbers that must not be called.',
	calledTooOften: 'The number was called as often as it may be for now.',
	ceilingReached: 'The account has made as many calls as it may for now.',
	countryNotAllowed: 'Numbers of this country are not allowed.',
	riskyNumber: 'The number is of a kind that is not called.',
	consentMissing: 'Calls of this purpose need consent there, and none is named.',
	stopped: 'The account is stopped: nothing is sent until it is started again.',
	referenceConflict:
		'This reference was used for another number, flow or account. Give every call a reference of its own.',
} as const;
export type Reason = keyof typeof REASONS;

/**
 * Reads an exit from a table of the provider's words. A word nobody documented is not a
 * failure: providers add words without telling.
 */
export const exitFor = (table: Readonly<Record<string, Exit>>, word: string): Exit =>
	Object.hasOwn(table, word) ? table[word]! : 'noResult';

/** The provider's first word for an exit; undefined where it has none. */
export const wordFor = (table: Readonly<Record<string, Exit>>, exit: Exit): string | undefined =>
	Object.keys(table).find((word) => table[word] === exit);

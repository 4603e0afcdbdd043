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
 * report whose word is not documented (the raw word stays in `providerStatus`).
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
	refusedByProvider: 'The provider refused the number; no phone rang.',
	alreadyCalled: 'This reference was called before. For another try, give it another reference.',
	dryRun: 'Dry run: nothing was sent.',
} as const;
export type Reason = keyof typeof REASONS;

/**
 * Reads an exit from a table of the provider's words. An undocumented word is not a
 * failure: providers add words without telling.
 */
export const exitFor = (table: Readonly<Record<string, Exit>>, word: string): Exit =>
	Object.hasOwn(table, word) ? table[word]! : 'noResult';

/** The provider's first word for an exit; undefined where it has none. */
export const wordFor = (table: Readonly<Record<string, Exit>>, exit: Exit): string | undefined =>
	Object.keys(table).find((word) => table[word] === exit);

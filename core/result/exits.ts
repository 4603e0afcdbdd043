/** The words for how a call ended: one vocabulary for every provider and both hosts. */

import { told, type Told } from '../base/language';

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

const LABELS: Readonly<Record<CallState, Told>> = {
	noResult: { en: 'No Result', de: 'Kein Ergebnis', fr: 'Sans résultat' },
	notCalled: { en: 'Not Called', de: 'Nicht angerufen', fr: 'Non appelé' },
	answered: { en: 'Answered', de: 'Angenommen', fr: 'Décroché' },
	voicemail: { en: 'Voicemail', de: 'Mailbox', fr: 'Messagerie' },
	busy: { en: 'Busy', de: 'Besetzt', fr: 'Occupé' },
	noAnswer: { en: 'No Answer', de: 'Keine Antwort', fr: 'Sans réponse' },
	invalidNumber: { en: 'Invalid Number', de: 'Ungültige Nummer', fr: 'Numéro invalide' },
	failed: { en: 'Failed', de: 'Gescheitert', fr: 'Échoué' },
	placed: { en: 'Placed', de: 'Aufgegeben', fr: 'Lancé' },
};

const [NO_RESULT, ...KNOWN_ENDS] = EXITS;
/** Endings that can be simulated, in the order of a form: how a call ends, then that it is not made. */
export const SIMULATED_ENDINGS = [...KNOWN_ENDS, NO_RESULT, 'notCalled'] as const;
export type SimulatedEnding = (typeof SIMULATED_ENDINGS)[number];

/** The name of an exit as both hosts print it, in the language of the moment. */
export const labelOf = (state: CallState): string => told(LABELS[state]);

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

/**
 * Reads an exit from a table of the provider's words. A word nobody documented is not a
 * failure: providers add words without telling.
 */
export const exitFor = (table: Readonly<Record<string, Exit>>, word: string): Exit =>
	Object.hasOwn(table, word) ? table[word]! : 'noResult';

/** The provider's first word for an exit; undefined where it has none. */
export const wordFor = (table: Readonly<Record<string, Exit>>, exit: Exit): string | undefined =>
	Object.keys(table).find((word) => table[word] === exit);

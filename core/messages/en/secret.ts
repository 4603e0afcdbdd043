/** What is wrong with a callback secret. */
import { labelOfField } from '../labels';
import type { Words } from '../message';

export const SECRET_MESSAGES = {
	secretMissing: (): Words => [
		'notConfigured',
		'No callback secret is set, so results could not be told from forgeries.',
		'Set a callback secret of at least 16 characters on the account.',
		'callbackSecret',
	],
	secretTooShort: (least: number, field = 'callbackSecret'): Words => [
		'notConfigured',
		`"${labelOfField(field)}" is shorter than ${least} characters.`,
		'Use a long random text; you never have to type it again.',
		field,
	],
	secretEasyToGuess: (field: string): Words => [
		'notConfigured',
		`"${labelOfField(field)}" is easy to guess: it is blank, a run or a few characters repeated.`,
		'Use a long random text, such as one from a password manager.',
		field,
	],
} as const;

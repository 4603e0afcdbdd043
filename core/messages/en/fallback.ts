/** Sentences about a call that another account makes where the first one could not. */
import { labelOfField } from '../labels';
import type { Words } from '../message';

export const FALLBACK_MESSAGES = {
	fallbackIsFirst: (): Words => [
		'invalidRequest',
		'"Fallback" is the account that calls first.',
		'Choose another account as the fallback, or none.',
		'fallback',
	],
	fallbackSeveral: (): Words => [
		'invalidRequest',
		'"Fallback" names several providers; it takes one.',
		'Remove all providers but one from "Fallback".',
		'fallback',
	],
	fallbackUnknown: (expected: string): Words => [
		'invalidRequest',
		'"Fallback" names a provider that is not known here.',
		`Choose one of ${expected}.`,
		'fallback',
	],
	fallbackAccountGone: (): Words => [
		'notConfigured',
		'The account of "Fallback" is not deployed.',
		'Open the node, choose another fallback account or none, and deploy.',
		'fallback',
	],
} as const;

export const FALLBACKS_IN_ENGLISH = {
	/** In front of what is wrong with the fallback's own settings. */
	wrong: (message: string): string => `Fallback: ${message}`,
	/** @param why what the first provider did not call for, as a sentence */
	used: (provider: string, why: string): string => `${why} The fallback was used: ${provider}.`,
	failedToo: (provider: string, message: string): string =>
		`The fallback did not call either (${provider}): ${message}`,
	leftOut: (provider: string, fields: readonly string[]): string =>
		`${provider} does not support ${fields.map((field) => `"${labelOfField(field)}"`).join(' and ')}, so it was left out.`,
} as const;

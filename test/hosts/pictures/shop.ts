/** The order of the pictures, and what the shop does behind each output of the trigger, in both hosts. */
import { OUTPUTS, type CallState } from '../../../core';

export const ORDER = {
	order: '1042',
	phone: '(415) 555-0101',
	country: 'US',
	store: 'Corner Deli',
};

const DOES: Readonly<Partial<Record<CallState, string>>> = {
	noResult: 'Ask a colleague',
	answered: 'Mark as handed over',
	voicemail: 'Send a text',
	busy: 'Try again',
	noAnswer: 'Leave at the shop',
	invalidNumber: 'Ask for a number',
};

/** By output; the others lead nowhere, and the pictures stay small. */
export const ENDS: readonly (string | undefined)[] = OUTPUTS.triggerWaiting.map(
	(state) => DOES[state],
);
export const NAMES = ENDS.filter((name) => name !== undefined);
export const ENDS_WELL = DOES.answered!;

/**
 * Every sentence a builder can meet, in one place: both hosts say the same words. Each says
 * what happened, names the field, and how to put it right. They hold no number and no secret.
 */
import { VoiceError, type FailureDetails } from '../base/errors';
import { ACCOUNT_MESSAGES } from './en/account';
import { ANSWER_MESSAGES } from './en/answers';
import { GERMAN } from './de';
import { FALLBACK_MESSAGES } from './en/fallback';
import { FRENCH } from './fr';
import { messagesIn } from './in-other-words';
import { LOOK_UP_MESSAGES } from './en/look-up';
import type { Words } from './message';
import { MEMORY_MESSAGES } from './en/memory';
import { NETWORK_MESSAGES } from './en/network';
import { NUMBER_MESSAGES } from './en/number';
import { PLAN_MESSAGES } from './en/plan';
import { RULE_MESSAGES } from './en/rules';
import { SECRET_MESSAGES } from './en/secret';
import { SETTING_MESSAGES } from './en/settings';

export { OBSTACLE_SENTENCES } from './sentences';

const ENGLISH = {
	...ACCOUNT_MESSAGES,
	...NETWORK_MESSAGES,
	...ANSWER_MESSAGES,
	...FALLBACK_MESSAGES,
	...LOOK_UP_MESSAGES,
	...MEMORY_MESSAGES,
	...NUMBER_MESSAGES,
	...RULE_MESSAGES,
	...PLAN_MESSAGES,
	...SECRET_MESSAGES,
	...SETTING_MESSAGES,
} as const;

export const MESSAGES = messagesIn(ENGLISH, { de: GERMAN, fr: FRENCH });

/** The sentence as an error. */
export function fault(
	[kind, message, hint, field]: Words,
	details: Omit<FailureDetails, 'hint'> = {},
): VoiceError {
	return new VoiceError(kind, message, { hint, field, ...details });
}

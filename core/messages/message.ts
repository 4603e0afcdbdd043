import type { FailureKind } from '../base/errors';
import { told, type Told } from '../base/language';

/** A sentence that says what happened, one that says how to put it right, and the field it is about. */
export type Words = readonly [kind: FailureKind, message: string, hint: string, field?: string];

/** A company's own advice, by what went wrong: a sentence that follows ours. */
export type Hints = Readonly<Partial<Record<FailureKind, Told>>>;

/** The words with the company's own advice behind ours. */
export const advised = ([kind, message, hint, field]: Words, hints: Hints = {}): Words => [
	kind,
	message,
	[hint, told(hints[kind] ?? '')].filter(Boolean).join(' '),
	field,
];

const IT_SAYS: Told = { en: 'It says:', de: 'Begründung:', fr: 'Motif indiqué\u00a0:' };

/** The words with the provider's own reason behind the message. */
export const saying = ([kind, message, hint, field]: Words, reason: string | undefined): Words => [
	kind,
	reason === undefined ? message : `${message} ${told(IT_SAYS)} ${reason}.`,
	hint,
	field,
];

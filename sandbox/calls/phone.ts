/** What happens on a phone that is called. A provider may know less, or call it otherwise. */
export type PhoneOutcome =
	'answered' | 'voicemail' | 'busy' | 'rejected' | 'noAnswer' | 'invalidNumber' | 'failed';

/**
 * How the report of a call travels; `early` reaches the caller before the start's own answer,
 * of a `late` one the keys are pressed, or else the report sent, so much later as the option
 * `lateReportMs` says.
 */
export type ReportTiming = 'once' | 'never' | 'twice' | 'early' | 'late';

export interface PhoneBehaviour {
	readonly outcome: PhoneOutcome;
	readonly report: ReportTiming;
	/** Keys that it presses at every question; absent: what the option `unattendedKeys` says. */
	readonly keys?: string;
}

const once = (outcome: PhoneOutcome): PhoneBehaviour => ({ outcome, report: 'once' });
const ANSWERED = once('answered');

/** The last two digits of the called number choose, as card numbers do in payment sandboxes. */
export const ENDINGS: Readonly<Record<string, PhoneBehaviour>> = {
	'01': ANSWERED,
	'02': once('voicemail'),
	'03': once('busy'),
	'04': once('noAnswer'),
	'05': once('invalidNumber'),
	'06': once('failed'),
	'07': once('rejected'),
	'08': { outcome: 'answered', report: 'never' },
	'09': { outcome: 'answered', report: 'twice' },
	'10': { outcome: 'answered', report: 'early' },
	'11': { ...ANSWERED, keys: '1' },
	'12': { ...ANSWERED, keys: '2' },
	'13': { ...ANSWERED, keys: '' },
	'14': { outcome: 'answered', report: 'late', keys: '1' },
};

/** Simulated seconds from dialling to the outcome; no answer takes the whole ring time. */
export const SECONDS_TO: Readonly<Record<Exclude<PhoneOutcome, 'noAnswer'>, number>> = {
	answered: 3,
	voicemail: 8,
	busy: 1,
	rejected: 4,
	invalidNumber: 0.5,
	failed: 1,
};

/** Speech at about 15 characters per second. */
export const speechSeconds = (text: string): number => Math.ceil(text.length / 15);

const E164 = /^\+[1-9]\d{6,14}$/;

/** Shape only: whether a number is in service is the ending's business. */
export const isE164 = (number: string): boolean => E164.test(number);

/** What the phone with this number does; a number that cannot exist is an invalid one. */
export function behaviourOf(number: string): PhoneBehaviour {
	if (!isE164(number)) return once('invalidNumber');
	return ENDINGS[number.slice(-2)] ?? ANSWERED;
}

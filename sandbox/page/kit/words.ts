/** Every word for what the control API names in code words. */
import type { CallSummary, TimelineEntry } from './wire';

const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
	Object.hasOwn(table, key) ? table[key] : undefined;

/** How a word is coloured. */
export type Tone = 'good' | 'warn' | 'bad' | 'live' | 'quiet';
export interface Word {
	readonly label: string;
	readonly tone: Tone;
}

/** What became of the phone. */
const OUTCOMES: Readonly<Record<string, Word>> = {
	answered: { label: 'Answered', tone: 'good' },
	voicemail: { label: 'Voicemail', tone: 'warn' },
	busy: { label: 'Busy', tone: 'warn' },
	rejected: { label: 'Rejected', tone: 'warn' },
	noAnswer: { label: 'No answer', tone: 'warn' },
	invalidNumber: { label: 'Invalid number', tone: 'bad' },
	failed: { label: 'Failed', tone: 'bad' },
	interrupted: { label: 'Interrupted', tone: 'bad' },
};

const STATES: Readonly<Record<string, Word>> = {
	placed: { label: 'Dialling', tone: 'live' },
	ringing: { label: 'Ringing', tone: 'live' },
	inCall: { label: 'On the phone', tone: 'live' },
};

/** The phone's outcome in a word; an unknown code word stays as it is. */
export const outcomeWord = (outcome: string | null): Word =>
	own(OUTCOMES, outcome ?? '') ?? { label: outcome ?? 'Not called', tone: 'quiet' };

/** Where a call is, or how it ended. */
export const callWord = ({
	state,
	phone,
	interrupted,
}: Pick<CallSummary, 'state' | 'phone' | 'interrupted'>): Word =>
	own(STATES, state) ?? outcomeWord(phone ?? (interrupted ? 'interrupted' : null));

/** Tone of an exit as flows spell it, such as `No Answer` or `call_aborted`. */
export function exitTone(exit: string): Tone {
	if (/^(ok|success|answered|found)$/i.test(exit)) return 'good';
	if (/error|invalid|fail/i.test(exit)) return 'bad';
	if (/busy|no.?answer|timeout|no_match|not_found|aborted/i.test(exit)) return 'warn';
	return 'quiet';
}

const text = (value: unknown): string => (typeof value === 'string' ? value : String(value ?? ''));

const SENTENCES: Readonly<Record<string, (entry: TimelineEntry) => string>> = {
	placed: () => 'The provider accepted the request and dials.',
	ringing: () => 'The phone rings.',
	answered: () => 'The call was answered.',
	voicemail: () => 'A mailbox took the call.',
	busy: () => 'The line was busy.',
	rejected: () => 'The call was rejected.',
	noAnswer: () => 'The phone was not answered in time.',
	invalidNumber: () => 'This number does not exist; nothing rang.',
	failed: () => 'The call could not be made.',
	says: (entry) => `“${text(entry.text)}”`,
	asks: (entry) => (entry.for === 'speech' ? 'Waits for an answer by voice.' : 'Waits for keys.'),
	keys: (entry) => `Keys pressed: ${text(entry.digits)}`,
	noKeys: () => 'No key was pressed in time.',
	speech: (entry) => `Said: “${text(entry.text)}”`,
	silence: () => 'Nothing was said in time.',
	hungUp: () => 'The person hung up.',
	forwarding: (entry) => `Puts the call through to ${text(entry.to)}.`,
	forwarded: (entry) => `Second number: ${outcomeWord(text(entry.phone)).label.toLowerCase()}.`,
	callbackRequested: () => 'A call back was asked for.',
	voicemailDetected: (entry) => `The mailbox was noticed: ${text(entry.response)}.`,
	missingVariable: (entry) =>
		`The text uses “${text(entry.variable)}”, which the request did not bring.`,
	report: (entry) => `${reportKind(entry)} sent: ${deliveryWord(entry)}`,
	interimReport: (entry) => `Status of the call sent: ${deliveryWord(entry)}`,
	action: (entry) => `Request sent: ${deliveryWord(entry)}`,
	reportWithheld: (entry) =>
		entry.because === 'fault'
			? 'A fault held the report back.'
			: 'This number’s report never comes.',
	reportFailed: (entry) => `The report could not be sent: ${text(entry.error)}.`,
	noResultAddress: () => 'No address to report to was given, so nothing was sent.',
	flowNotRun: (entry) => `The flow may not run: ${text(entry.because)}.`,
	stepLimit: (entry) => `Stopped after ${text(entry.steps)} steps: the flow runs in a circle.`,
	dataDip: (entry) =>
		`${entry.found === true ? 'Found' : 'Did not find'} a contact by ${text(entry.field)}.`,
	interrupted: () => 'The sandbox was stopped in the middle of this call.',
	ended: () => 'The call is over.',
};

/** One line of a timeline as a sentence. */
export const sentenceOf = (entry: TimelineEntry): string =>
	own(SENTENCES, entry.event)?.(entry) ?? entry.event;

/** Which of a call's reports this is. */
export function reportKind(entry: TimelineEntry): string {
	if (entry.forged === true) return 'Forged report';
	if (entry.duplicate === true) return 'Second copy of the report';
	return typeof entry.attempt === 'number' && entry.attempt > 1
		? `Report, try ${entry.attempt}`
		: 'Report';
}

/** What came back for something sent. */
export const deliveryWord = (entry: TimelineEntry): string =>
	typeof entry.status === 'number' ? `answered ${entry.status}` : text(entry.error) || 'no answer';

/** Whether the receiver took it. */
export const wasTaken = ({ status }: TimelineEntry): boolean =>
	typeof status === 'number' && status >= 200 && status < 300;

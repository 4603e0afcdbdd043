/** How a call of Make Outgoing Call ended, as its flow posts it and as the steps tell it. */
import { textOf } from '../../base/json';
import { exitFor, type Exit } from '../../result/exits';
import type { AnsweredBy, FinalReport } from '../../result/result';
import { exitOfPost } from '../flow-post';
import { exitOfSip } from '../sip';

/**
 * Who took the call (twilio.com/docs/voice/answering-machine-detection), beside `human` and
 * `unknown`. That a fax counts as failed is our own reading: nobody heard the flow.
 */
export const MACHINES: Readonly<Record<string, Exit>> = {
	machine_start: 'voicemail',
	machine_end_beep: 'voicemail',
	machine_end_silence: 'voicemail',
	machine_end_other: 'voicemail',
	fax: 'failed',
};

/** What is known of a call beside the exit's word; each may be text, empty, or no text at all. */
export interface Told {
	readonly answeredBy?: unknown;
	readonly sipCode?: unknown;
}

/**
 * The end of a call, in our words. A machine that took it makes `answered` a voicemail; Make
 * Outgoing Call has no exit for a number that does not exist, so that a failed call's SIP code
 * says it.
 */
export function endOf(
	word: string,
	told: Told,
): Pick<FinalReport, 'exit' | 'providerStatus' | 'answeredBy' | 'sipCode'> {
	const listener = (textOf(told.answeredBy) ?? '').trim().toLowerCase();
	const sipCode = textOf(told.sipCode)?.trim() || null;
	const posted = exitOfPost(word);
	const exit = posted === 'noResult' ? exitFor(MACHINES, word.trim()) : posted;
	const isAnswered = exit === 'answered';
	const machine = isAnswered ? machineExit(listener) : undefined;
	const isNoNumber = exit === 'failed' && exitOfSip(sipCode, exit) === 'invalidNumber';
	return {
		exit: machine ?? (isNoNumber ? 'invalidNumber' : exit),
		providerStatus: machine === undefined ? word : `${word} ${listener}`,
		answeredBy: exit === 'voicemail' ? 'machine' : isAnswered ? listenerOf(listener) : null,
		sipCode,
	};
}

/** A word for a machine that nobody has documented yet is a machine all the same. */
const machineExit = (listener: string): Exit | undefined =>
	Object.hasOwn(MACHINES, listener)
		? MACHINES[listener]
		: listener.startsWith('machine')
			? 'voicemail'
			: undefined;

function listenerOf(listener: string): AnsweredBy | null {
	if (listener === 'human' || listener === 'unknown') return listener;
	return machineExit(listener) === undefined ? null : 'machine';
}

/**
 * What jambonz posts to an application's status hook and to the hook of its machine detection
 * (jambonz-feature-server 0.9.8: call-info.js, create-call.js, amd-utils.js; npm @jambonz/schema,
 * callbacks/call-status and callbacks/amd). Each post is read for itself, as they are sent without
 * waiting for one another: what goes on after the end changes nothing.
 */
import { isRecord, secondsOf, textOf } from '../../base/json';
import { exitFor, type Exit } from '../../result/exits';
import { bodyOf, notSaid, type ParsedReport } from '../../result/report';
import type { FinalReport, ReportReading } from '../../result/result';
import { exitOfSip } from '../sip';

export const MACHINE = 'amd_machine_detected';

/** Busy stands for SIP 486 and 603, no-answer for 487; every other code comes as failed. */
export const EXITS: Readonly<Record<string, Exit>> = {
	completed: 'answered',
	busy: 'busy',
	'no-answer': 'noAnswer',
	failed: 'failed',
	[MACHINE]: 'voicemail',
};

/** The words of a call that goes on, and of a detection that decides nothing. */
export const INTERIM: ReadonlySet<string> = new Set([
	'trying',
	'ringing',
	'early-media',
	'in-progress',
	'queued',
	'amd_human_detected',
	'amd_no_speech_detected',
	'amd_decision_timeout',
	'amd_machine_stopped_speaking',
	'amd_tone_detected',
	'amd_tone_timeout',
	'amd_error',
	'amd_stopped',
]);

/** What a post says: that of the detection has the status of the call as well. */
const wordOf = ({ type, call_status: status }: Record<string, unknown>): string | undefined => {
	const event = textOf(type);
	return event?.startsWith('amd_') ? event : textOf(status);
};

export const tokenIn = ({ customerData }: Readonly<Record<string, unknown>>): unknown =>
	isRecord(customerData) ? customerData.token : undefined;

export function read(report: ParsedReport): ReportReading {
	const fields = bodyOf(report) ?? {};
	const word = wordOf(fields);
	if (word === undefined)
		return { kind: 'unreadable', why: notSaid(report, 'There is no "call_status".') };
	// a second leg that the application dials has an end of its own
	if (INTERIM.has(word) || fields.parent_call_sid !== undefined)
		return { kind: 'interim', providerStatus: word, raw: fields };
	return endOf(word, fields);
}

/** A call as jambonz tells it when asked; undefined while it goes on. */
export function readCall(body: unknown): FinalReport | undefined {
	const word = isRecord(body) ? textOf(body.call_status) : undefined;
	return !isRecord(body) || word === undefined || INTERIM.has(word) ? undefined : endOf(word, body);
}

function endOf(word: string, fields: Record<string, unknown>): FinalReport {
	const sipCode = textOf(fields.sip_status) ?? null;
	return {
		kind: 'final',
		exit: word === 'failed' ? exitOfSip(sipCode, 'failed') : exitFor(EXITS, word),
		providerStatus: word,
		sipCode,
		callId: textOf(fields.call_sid) ?? null,
		talkSeconds: secondsOf(fields.duration),
		answeredBy: word === MACHINE ? 'machine' : null,
		raw: fields,
	};
}

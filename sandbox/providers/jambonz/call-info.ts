/** A call as jambonz tells it, in posts and when asked (jambonz-feature-server 0.9.8, call-info). */
import type { Call } from '../../calls/call';
import type { PhoneOutcome } from '../../calls/phone';
import type { Ended } from '../../engine/run';
import { ACCOUNT } from './credentials';
import type { StartRequest } from './request';

export interface Order {
	readonly request: StartRequest;
	/** As the server hands it on. */
	readonly tag: Readonly<Record<string, unknown>> | undefined;
	readonly traceId: string;
	readonly sipCallId: string;
	/** Filled once the call is over. */
	ended?: Ended;
}

/** What the SIP side said, and what jambonz makes of it. */
export interface Status {
	readonly call_status: string;
	readonly sip_status: number;
	readonly sip_reason: string;
	/** In whole seconds; of a call that was completed, and of no other. */
	readonly duration?: number;
}

export const TRYING: Status = { call_status: 'trying', sip_status: 100, sip_reason: 'Trying' };
export const RINGING: Status = { call_status: 'ringing', sip_status: 180, sip_reason: 'Ringing' };
export const IN_PROGRESS: Status = {
	call_status: 'in-progress',
	sip_status: 200,
	sip_reason: 'OK',
};
const COMPLETED: Status = { ...IN_PROGRESS, call_status: 'completed' };

/** 486 and 603 are busy, 487 is its own time-out, everything else has failed. */
const END_OF: Readonly<Record<PhoneOutcome, Status>> = {
	answered: COMPLETED,
	voicemail: COMPLETED,
	busy: { call_status: 'busy', sip_status: 486, sip_reason: 'Busy Here' },
	rejected: { call_status: 'busy', sip_status: 603, sip_reason: 'Decline' },
	noAnswer: { call_status: 'no-answer', sip_status: 487, sip_reason: 'Request Terminated' },
	invalidNumber: { call_status: 'failed', sip_status: 404, sip_reason: 'Not Found' },
	failed: { call_status: 'failed', sip_status: 503, sip_reason: 'Service Unavailable' },
};

const isConnected = ({ phone }: Call): boolean => phone === 'answered' || phone === 'voicemail';

/** @param end what the call ended as; another status where its posts lie */
export function endOf(call: Call, { ended }: Order, end = END_OF[call.phone ?? 'failed']): Status {
	return end.call_status === 'completed'
		? { ...end, duration: Math.round(ended?.talkSeconds ?? 0) }
		: end;
}

export const lieOf = (call: Call): Status =>
	isConnected(call) ? END_OF.busy : { ...COMPLETED, duration: 31 };

export function statusNow(call: Call, order: Order): Status {
	if (call.endedAt !== null) return endOf(call, order);
	if (call.phone === null) return TRYING;
	return isConnected(call) ? IN_PROGRESS : RINGING;
}

/** Without the tag, which is not kept with a call. */
export const callInfo = (call: Call, order: Order, status: Status) => ({
	call_sid: call.id,
	direction: 'outbound',
	from: order.request.from,
	to: order.request.to.number,
	call_id: order.sipCallId,
	sbc_callid: order.sipCallId,
	...status,
	account_sid: ACCOUNT.accountSid,
	trace_id: order.traceId,
	application_sid: order.request.application_sid,
	fs_sip_address: '127.0.0.1:5060',
});

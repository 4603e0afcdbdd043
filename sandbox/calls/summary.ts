import { isInterrupted, type CallRecord } from './call';
import { asCurl } from '../server/recorded-request';
import type { HandsetState } from './handset';

/** A call at a glance, as lists and ringing phones show it. */
export interface CallSummary {
	readonly id: string;
	readonly provider: string;
	readonly to: string;
	/** Number the phone shows; null when hidden or chosen by the flow. */
	readonly from: string | null;
	readonly reference: string | null;
	readonly flowName: string;
	readonly state: HandsetState;
	readonly startedAt: string;
	readonly endedAt: string | null;
	readonly phone: string | null;
	readonly exit: string | null;
	readonly spoken: string | null;
	readonly gathering: { kind: string; digits: string; maxDigits: number | null } | null;
	/** Keys pressed ahead of a question. */
	readonly keysAhead: string;
	/** A person has touched this phone. */
	readonly attended: boolean;
	/** The sandbox was stopped in the middle of it. */
	readonly interrupted: boolean;
}

export function summaryOf({ call, handset, from, flowName }: CallRecord): CallSummary {
	const { id, provider, to, reference, placedAt, endedAt, phone, exit } = call;
	const { state, spoken, gathering, attended, keys } = handset;
	return {
		id,
		provider,
		to,
		from,
		reference,
		flowName,
		state,
		startedAt: placedAt,
		endedAt,
		phone,
		exit,
		spoken,
		gathering: gathering && { ...gathering },
		keysAhead: keys.join(''),
		attended,
		interrupted: isInterrupted(call),
	};
}

const REPORT_EVENTS = new Set(['report', 'reportWithheld', 'reportFailed', 'noResultAddress']);

/** All that is known of one call. */
export function detailOf(record: CallRecord) {
	const { call, executionId, flowVersion, steps, start, faults } = record;
	return {
		...summaryOf(record),
		...call,
		executionId,
		flowVersion,
		steps,
		start,
		curl: start && asCurl(start.request),
		reports: call.timeline.filter(({ event }) => REPORT_EVENTS.has(event)),
		faults,
	};
}

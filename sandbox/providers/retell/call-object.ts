/** The call object of Retell AI, as events bring it and as `get-call` answers (npm retell-sdk 5.66.1). */
import type { Call } from '../../calls/call';
import type { PhoneOutcome } from '../../calls/phone';
import type { Ended } from '../../engine/run';
import type { StartRequest } from './request';

const REASON_OF: Readonly<Record<PhoneOutcome, string>> = {
	answered: 'user_hangup',
	voicemail: 'voicemail_reached',
	busy: 'dial_busy',
	rejected: 'user_declined',
	noAnswer: 'dial_no_answer',
	invalidNumber: 'invalid_destination',
	failed: 'dial_failed',
};

export interface Order {
	readonly request: StartRequest;
	/** Filled once the call is over. */
	ended?: Ended;
}

export const isConnected = ({ phone }: Call): boolean =>
	phone === 'answered' || phone === 'voicemail';

function statusOf(call: Call): string {
	if (call.endedAt !== null) return isConnected(call) ? 'ended' : 'not_connected';
	return call.phone === null ? 'registered' : 'ongoing';
}

export function callObject(call: Call, { request, ended }: Order) {
	const told = {
		call_type: 'phone_call',
		call_id: call.id,
		agent_id: request.override_agent_id,
		agent_version: 1,
		call_status: statusOf(call),
		direction: 'outbound',
		from_number: request.from_number,
		to_number: call.to,
		metadata: request.metadata ?? {},
		retell_llm_dynamic_variables: request.retell_llm_dynamic_variables,
	};
	if (call.endedAt === null || call.phone === null) return told;
	return {
		...told,
		disconnection_reason: REASON_OF[call.phone],
		duration_ms: Math.round((ended?.talkSeconds ?? 0) * 1_000),
		end_timestamp: Date.parse(call.endedAt),
		collected_dynamic_variables: { ...ended?.keys, ...ended?.answers },
	};
}

/** What an analysis makes of the call, some time after it. */
export const analysisOf = (call: Call, { ended }: Order) => ({
	in_voicemail: call.phone === 'voicemail',
	call_successful: call.phone === 'answered',
	call_summary: call.phone === 'answered' ? 'The person answered and listened.' : 'Nobody spoke.',
	custom_analysis_data: { ...ended?.answers },
});

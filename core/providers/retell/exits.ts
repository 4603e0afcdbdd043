import type { Exit } from '../../result/exits';

/**
 * The 34 values of `disconnection_reason` (npm retell-sdk 5.66.1, call object). A transfer, a
 * limit and a line that went quiet come after somebody answered.
 */
export const EXITS: Readonly<Record<string, Exit>> = {
	user_hangup: 'answered',
	agent_hangup: 'answered',
	call_transfer: 'answered',
	transfer_bridged: 'answered',
	transfer_cancelled: 'answered',
	inactivity: 'answered',
	max_duration_reached: 'answered',
	manual_stopped: 'answered',
	call_take_over: 'answered',
	ivr_reached: 'answered',
	voicemail_reached: 'voicemail',
	dial_busy: 'busy',
	user_declined: 'busy',
	dial_no_answer: 'noAnswer',
	invalid_destination: 'invalidNumber',
	dial_failed: 'failed',
	concurrency_limit_reached: 'failed',
	no_concurrency_fallback: 'failed',
	no_valid_payment: 'failed',
	scam_detected: 'failed',
	marked_as_spam: 'failed',
	telephony_provider_permission_denied: 'failed',
	telephony_provider_unavailable: 'failed',
	sip_routing_error: 'failed',
	registered_call_timeout: 'failed',
	error_llm_websocket_open: 'failed',
	error_llm_websocket_lost_connection: 'failed',
	error_llm_websocket_runtime: 'failed',
	error_llm_websocket_corrupt_payload: 'failed',
	error_no_audio_received: 'failed',
	error_asr: 'failed',
	error_retell: 'failed',
	error_unknown: 'failed',
	error_user_not_joined: 'failed',
};

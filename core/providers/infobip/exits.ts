import type { Exit } from '../../result/exits';

/**
 * The errors of voice calls (infobip.com/docs, "Response status and error codes"): the older ones,
 * from 5000 on, are what the report's own example shows; those from 10000 on replace them. An
 * error is no failure here: an answered call has one as well.
 */
const ERRORS: ReadonlyArray<readonly [id: number, name: string, exit: Exit]> = [
	[5000, 'VOICE_ANSWERED', 'answered'],
	[5001, 'VOICE_ANSWERED_MACHINE', 'voicemail'],
	[5002, 'EC_VOICE_USER_BUSY', 'busy'],
	[5003, 'EC_VOICE_NO_ANSWER', 'noAnswer'],
	[5004, 'EC_VOICE_ERROR_DOWNLOADING_FILE', 'failed'],
	[5005, 'EC_VOICE_ERROR_UNSUPPORTED_AUDIO_FORMAT', 'failed'],
	[5400, 'EC_VOICE_ERROR_BAD_REQUEST', 'failed'],
	[5403, 'EC_VOICE_ERROR_FORBIDDEN', 'failed'],
	[5404, 'EC_VOICE_ERROR_DESTINATION_NOT_FOUND', 'invalidNumber'],
	[5407, 'EC_VOICE_ERROR_PROXY_AUTHENTICATION_REQUIRED', 'failed'],
	[5408, 'EC_VOICE_ERROR_REQUEST_TIMEOUT', 'noAnswer'],
	[5410, 'EC_VOICE_ERROR_GONE', 'invalidNumber'],
	[5413, 'EC_VOICE_ERROR_REQUEST_ENTITY_TOO_LARGE', 'failed'],
	[5414, 'EC_VOICE_ERROR_REQUEST_URI_TOO_LONG', 'failed'],
	[5415, 'EC_VOICE_UNSUPPORTED_MEDIA_TYPE', 'failed'],
	[5480, 'EC_VOICE_ERROR_TEMPORARILY_NOT_AVAILABLE', 'noAnswer'],
	[5481, 'EC_VOICE_ERROR_CALL_DOES_NOT_EXIST', 'failed'],
	[5484, 'EC_VOICE_ERROR_ADDRESS_INCOMPLETE', 'invalidNumber'],
	[5487, 'EC_VOICE_ERROR_REQUEST_TERMINATED', 'noAnswer'],
	[5488, 'EC_VOICE_ERROR_NOT_ACCEPTABLE_HERE', 'failed'],
	[5491, 'EC_VOICE_ERROR_REQUEST_PENDING', 'failed'],
	[5501, 'EC_NOT_IMPLEMENTED', 'failed'],
	[5503, 'EC_SERVICE_UNAVAILABLE', 'failed'],
	[5603, 'EC_DECLINE', 'busy'],
	[10000, 'NORMAL_HANGUP', 'answered'],
	[10001, 'ANSWERED_ELSEWHERE', 'answered'],
	[10002, 'MACHINE_DETECTED', 'voicemail'],
	[10003, 'HUMAN_DETECTED', 'answered'],
	[10004, 'MAX_DURATION_REACHED', 'answered'],
	[10100, 'DEVICE_FORBIDDEN', 'failed'],
	[10101, 'DEVICE_NOT_FOUND', 'failed'],
	[10102, 'DEVICE_UNAVAILABLE', 'failed'],
	[10103, 'MEDIA_ERROR', 'failed'],
	[10200, 'NO_ANSWER', 'noAnswer'],
	[10201, 'BUSY', 'busy'],
	[10202, 'CANCELLED', 'failed'],
	[10203, 'REJECTED', 'busy'],
	[10204, 'TEMPORARILY_UNAVAILABLE', 'noAnswer'],
	[10300, 'FORBIDDEN', 'failed'],
	[10301, 'INSUFFICIENT_FUNDS', 'failed'],
	[10302, 'UNAUTHENTICATED', 'failed'],
	[10303, 'DESTINATION_NOT_FOUND', 'invalidNumber'],
	[10304, 'DESTINATION_UNAVAILABLE', 'failed'],
	[10305, 'INVALID_DESTINATION', 'invalidNumber'],
	[10306, 'INVALID_REQUEST', 'failed'],
	[10307, 'REQUEST_TIMEOUT', 'noAnswer'],
	[10308, 'NETWORK_ERROR', 'failed'],
	[10309, 'SERVICE_UNAVAILABLE', 'failed'],
	[10310, 'UNKNOWN', 'failed'],
	[10311, 'FEATURE_UNAVAILABLE', 'failed'],
	[10312, 'CONGESTION', 'failed'],
	[10313, 'UNAUTHORIZED', 'failed'],
	[10400, 'URL_NOT_FOUND', 'failed'],
	[10401, 'URL_UNREACHABLE', 'failed'],
	[10402, 'INVALID_RESPONSE', 'failed'],
];

/** By the error's name. A status of a call (NO_ANSWER, BUSY, CANCELLED, REJECTED) has the same names. */
export const EXITS: Readonly<Record<string, Exit>> = Object.fromEntries(
	ERRORS.map(([, name, exit]) => [name, exit]),
);

/** By the error's id, as text. */
export const EXITS_BY_ID: Readonly<Record<string, Exit>> = Object.fromEntries(
	ERRORS.map(([id, , exit]) => [String(id), exit]),
);

/** Groups of a status that say: nobody was reached. Why stands in the error, where there is one. */
export const UNREACHED = ['UNDELIVERABLE', 'EXPIRED', 'REJECTED'] as const;

/** Statuses and errors as Infobip numbers them (infobip.com/docs, "Response status and error codes"). */
import type { PhoneOutcome } from '../../calls/phone';
import type { InfobipOptions } from './options';

const STATUSES = {
	DELIVERED_TO_HANDSET: [3, 'DELIVERED', 5, 'Message delivered to handset'],
	PENDING_ACCEPTED: [1, 'PENDING', 26, 'Message accepted, pending for delivery.'],
	UNDELIVERABLE_NOT_DELIVERED: [2, 'UNDELIVERABLE', 9, 'Message sent not delivered'],
	REJECTED_DESTINATION: [5, 'REJECTED', 52, 'The destination is not valid'],
	REJECTED_DUPLICATE_MESSAGE_ID: [5, 'REJECTED', 23, 'The message ID was used before'],
	REJECTED_SOURCE: [5, 'REJECTED', 11, 'The sender is not registered'],
	UNDELIVERABLE_REJECTED_PLATFORM: [5, 'REJECTED', 100, 'The request is not valid'],
} as const;
export type StatusName = keyof typeof STATUSES;

export function statusOf(name: StatusName) {
	const [groupId, groupName, id, description] = STATUSES[name];
	return { groupId, groupName, id, name, description };
}

type Word = readonly [groupId: number, groupName: string, id: number, name: string];

const OLD: Readonly<Record<PhoneOutcome, Word>> = {
	answered: [0, 'OK', 5000, 'VOICE_ANSWERED'],
	voicemail: [0, 'OK', 5001, 'VOICE_ANSWERED_MACHINE'],
	busy: [3, 'OPERATOR_ERRORS', 5002, 'EC_VOICE_USER_BUSY'],
	rejected: [1, 'HANDSET_ERRORS', 5603, 'EC_DECLINE'],
	noAnswer: [3, 'OPERATOR_ERRORS', 5003, 'EC_VOICE_NO_ANSWER'],
	invalidNumber: [3, 'OPERATOR_ERRORS', 5404, 'EC_VOICE_ERROR_DESTINATION_NOT_FOUND'],
	failed: [3, 'OPERATOR_ERRORS', 5503, 'EC_SERVICE_UNAVAILABLE'],
};

const NEW: Readonly<Record<PhoneOutcome, Word>> = {
	answered: [0, 'OK', 10000, 'NORMAL_HANGUP'],
	voicemail: [0, 'OK', 10002, 'MACHINE_DETECTED'],
	busy: [2, 'USER_ERRORS', 10201, 'BUSY'],
	rejected: [2, 'USER_ERRORS', 10203, 'REJECTED'],
	noAnswer: [2, 'USER_ERRORS', 10200, 'NO_ANSWER'],
	invalidNumber: [3, 'OPERATOR_ERRORS', 10303, 'DESTINATION_NOT_FOUND'],
	failed: [3, 'OPERATOR_ERRORS', 10309, 'SERVICE_UNAVAILABLE'],
};

/** Answered calls have an "error" as well. `permanent` is true in the document's example of one. */
export function errorOf(outcome: PhoneOutcome, { infobipErrors, infobipMachines }: InfobipOptions) {
	const words = infobipErrors === 'from-5000' ? OLD : NEW;
	const told = outcome === 'voicemail' && !infobipMachines ? 'answered' : outcome;
	const [groupId, groupName, id, name] = words[told];
	return {
		groupId,
		groupName,
		id,
		name,
		description: name,
		permanent: outcome !== 'invalidNumber',
	};
}

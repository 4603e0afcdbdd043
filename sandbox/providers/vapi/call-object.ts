/** The call of Vapi, as `POST /call` and `GET /call/{id}` answer it (npm @vapi-ai/server-sdk 2.0.1, Call). */
import type { Call } from '../../calls/call';
import type { PhoneOutcome } from '../../calls/phone';
import type { Ended } from '../../engine/run';
import { ACCOUNT } from './credentials';
import type { VapiOptions } from './options';
import type { StartRequest } from './request';

const REASON_OF: Readonly<Record<Exclude<PhoneOutcome, 'rejected'>, string>> = {
	answered: 'customer-ended-call',
	voicemail: 'voicemail',
	busy: 'customer-busy',
	noAnswer: 'customer-did-not-answer',
	invalidNumber: 'twilio-reported-customer-misdialed',
	failed: 'twilio-failed-to-connect-call',
};

/** US dollars. */
const COST_A_MINUTE = 0.05;

export interface Order {
	readonly request: StartRequest;
	/** Filled once the call is over. */
	ended?: Ended;
}

function statusOf({ endedAt, phone }: Call): string {
	if (endedAt !== null) return 'ended';
	return phone === null ? 'queued' : 'in-progress';
}

export const callObject = (call: Call, { request }: Order) => ({
	id: call.id,
	orgId: ACCOUNT.orgId,
	type: 'outboundPhoneCall',
	createdAt: call.placedAt,
	updatedAt: call.endedAt ?? call.placedAt,
	status: statusOf(call),
	...(request.name !== undefined && { name: request.name }),
	assistantId: request.assistantId,
	assistantOverrides: request.assistantOverrides,
	phoneNumberId: request.phoneNumberId,
	customer: request.customer,
});

/** What was said, by the assistant alone: the person at the phone is not listened to here. */
const transcriptOf = ({ timeline }: Call): string =>
	timeline
		.filter(({ event }) => event === 'says')
		.map(({ text }) => `AI: ${String(text)}\n`)
		.join('');

/** What is known once the call is over; undefined before. */
export function endOf(call: Call, { ended }: Order, { vapiRejected }: VapiOptions) {
	const { endedAt, phone, placedAt } = call;
	if (endedAt === null || phone === null) return undefined;
	const isAnswered = phone === 'answered';
	const structuredData = { ...ended?.keys, ...ended?.answers };
	return {
		endedReason: phone === 'rejected' ? vapiRejected : REASON_OF[phone],
		startedAt: placedAt,
		endedAt,
		cost: Math.round(((ended?.talkSeconds ?? 0) / 60) * COST_A_MINUTE * 10_000) / 10_000,
		artifact: { transcript: transcriptOf(call), messages: [] },
		analysis: {
			...(isAnswered && { summary: 'The person answered and listened.' }),
			...(Object.keys(structuredData).length > 0 && { structuredData }),
		},
	};
}

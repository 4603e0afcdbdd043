/** The voice delivery report, version 2 (OpenAPI document 3.210.0, `receive-voice-delivery-reports`). */
import type { Call } from '../../calls/call';
import type { PhoneOutcome } from '../../calls/phone';
import type { Ended } from '../../engine/run';
import { forgedUrl, type Report } from '../../reports/deliver';
import type { InfobipOptions } from './options';
import type { Message } from './request';
import { errorOf, statusOf } from './statuses';

/** A call that is over, with what was asked for. */
export interface Over {
	readonly call: Call;
	readonly ended: Ended;
	readonly message: Message;
	/** As the request wrote it. */
	readonly to: string;
	readonly bulkId: string | undefined;
}

const PRICE = { pricePerSecond: 0.01, currency: 'EUR' } as const;

/** Such as 2018-06-25T13:38:15.000+0000. */
const timeOf = (epochMs: number): string => new Date(epochMs).toISOString().replace('Z', '+0000');

/** @param phone how the call ended, as this report has it */
function resultOf(over: Over, phone: PhoneOutcome, options: InfobipOptions) {
	const { call, ended, message, to, bulkId } = over;
	const answered = phone === 'answered' || phone === 'voicemail';
	const startMs = Date.parse(call.placedAt);
	const answerMs = startMs + ended.ringSeconds * 1_000;
	const talkSeconds = answered ? Math.round(ended.talkSeconds) : 0;
	const { '': lastKey, ...keys } = ended.keys;
	const collected = { ...keys, ...ended.answers };
	return {
		bulkId,
		messageId: call.id,
		from: message.from,
		to,
		sentAt: timeOf(startMs),
		mccMnc: null,
		callbackData: message.callbackData ?? null,
		voiceCall: {
			feature: 'Outbound IVR',
			startTime: timeOf(startMs),
			answerTime: answered ? timeOf(answerMs) : null,
			endTime: timeOf(answerMs + talkSeconds * 1_000),
			duration: talkSeconds,
			chargedDuration: talkSeconds,
			dtmfCodes: lastKey ?? null,
			answeredBy: answered ? answeredBy(phone, options) : null,
			ivr: {
				scenarioId: message.scenarioId,
				collectedDtmfs: JSON.stringify(collected),
				collectedMappedDtmfs: null,
				spokenInput: null,
				matchedSpokenInput: null,
			},
		},
		price: PRICE,
		status: statusOf(answered ? 'DELIVERED_TO_HANDSET' : 'UNDELIVERABLE_NOT_DELIVERED'),
		error: errorOf(phone, options),
	};
}

function answeredBy(phone: PhoneOutcome, { infobipMachines }: InfobipOptions): string | null {
	if (!infobipMachines) return null;
	return phone === 'voicemail' ? 'MACHINE' : 'HUMAN';
}

const phoneOf = ({ call }: Over): PhoneOutcome => call.phone ?? 'failed';
const lieAbout = (over: Over): PhoneOutcome => (phoneOf(over) === 'busy' ? 'answered' : 'busy');

export const resultsOf = (all: readonly Over[], options: InfobipOptions) => ({
	results: all.map((over) => resultOf(over, phoneOf(over), options)),
});

/** One post about these calls. */
export function reportOf(all: readonly Over[], options: InfobipOptions, notifyUrl: string): Report {
	const lies = all.map((over) => resultOf(over, lieAbout(over), options));
	return {
		genuine: { method: 'POST', url: notifyUrl, json: resultsOf(all, options) },
		forged: { method: 'POST', url: forgedUrl(notifyUrl), json: { results: lies } },
	};
}

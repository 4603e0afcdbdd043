/** Reads the voice delivery report (infobip.com/docs/api, "Receive Voice Delivery Reports", version 2). */
import { isRecord, jsonOrUndefined, secondsOf, textOf } from '../../base/json';
import type { Exit } from '../../result/exits';
import { answersOf, bodyOf, notSaid, type ParsedReport } from '../../result/report';
import type { FinalReport, ReportReading } from '../../result/result';
import { EXITS, EXITS_BY_ID, UNREACHED } from './exits';

type Fields = Readonly<Record<string, unknown>>;

const recordOf = (value: unknown): Fields => (isRecord(value) ? value : {});
const exitIn = (table: Readonly<Record<string, Exit>>, word: string | undefined) =>
	word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;

/** One post can bring the results of several calls. */
export function read(report: ParsedReport, reference: string): ReportReading {
	const body = bodyOf(report);
	const results = Array.isArray(body?.results) ? body.results.filter(isRecord) : [];
	const unreadable = (why: string): ReportReading => ({ kind: 'unreadable', why });
	if (results.length === 0)
		return unreadable(notSaid(report, 'There is nothing in "results" of the body.'));
	const own = ownOf(results, reference);
	if (own === undefined) return unreadable('None of the "results" has the reference of this call.');

	const error = recordOf(own.error);
	const status = recordOf(own.status);
	const name = textOf(error.name);
	const exit =
		exitOf(recordOf(own.voiceCall), error) ??
		exitIn(EXITS, textOf(status.name)) ??
		exitOfGroup(textOf(status.groupName));
	const word = name === NO_ERROR ? (textOf(status.name) ?? name) : (name ?? textOf(status.name));
	if (word === undefined)
		return unreadable('The result has neither an "error" nor a "status" with a name.');
	if (exit === undefined && textOf(status.groupName) === 'PENDING')
		return { kind: 'interim', providerStatus: word, raw: own };
	return { ...detailsOf(own), kind: 'final', exit: exit ?? 'noResult', providerStatus: word };
}

const NO_ERROR = 'NO_ERROR';

/**
 * The result of this call. The address is the call's own, so one alone is its; of several, the
 * one that brings the reference back.
 */
const ownOf = (results: readonly Fields[], reference: string): Fields | undefined =>
	results.find(({ callbackData }) => callbackData === reference) ??
	(results.length === 1 ? results[0] : undefined);

/** What listened for machines knows best; then the error, which an answered call has as well. */
function exitOf({ answeredBy }: Fields, error: Fields): Exit | undefined {
	if (answeredBy === 'MACHINE') return 'voicemail';
	const exit = exitIn(EXITS, textOf(error.name)) ?? exitIn(EXITS_BY_ID, textOf(error.id));
	return exit ?? (answeredBy === 'HUMAN' ? 'answered' : undefined);
}

const exitOfGroup = (group: string | undefined): Exit | undefined =>
	UNREACHED.some((one) => one === group) ? 'failed' : undefined;

function detailsOf(own: Fields): Omit<FinalReport, 'kind' | 'exit' | 'providerStatus'> {
	const call = recordOf(own.voiceCall);
	const ivr = recordOf(call.ivr);
	return {
		callId: textOf(own.messageId) ?? null,
		ringSeconds: secondsBetween(call.startTime, call.answerTime),
		talkSeconds: secondsOf(call.duration),
		answers: {
			...answersOf({ digits: call.dtmfCodes }),
			// what the scenario made of a key or of a sentence is worth more than what was put in
			...collected(ivr.collectedDtmfs),
			...collected(ivr.collectedMappedDtmfs),
			...collected(ivr.spokenInput),
			...collected(ivr.matchedSpokenInput),
		},
		answeredBy: answeredBy(call.answeredBy),
		cost: costOf(recordOf(own.price), call.chargedDuration),
		raw: own,
	};
}

/** Values by the variables of the scenario: a JSON object, as text. */
const collected = (text: unknown): Record<string, string> =>
	answersOf(typeof text === 'string' ? jsonOrUndefined(text) : text);

function answeredBy(word: unknown): FinalReport['answeredBy'] {
	if (word === 'HUMAN') return 'human';
	return word === 'MACHINE' ? 'machine' : null;
}

/** Of times such as 2018-06-25T13:38:15.000+0000. */
function secondsBetween(from: unknown, to: unknown): number | null {
	const seconds = (Date.parse(textOf(to) ?? '') - Date.parse(textOf(from) ?? '')) / 1_000;
	return seconds >= 0 ? Math.round(seconds) : null;
}

/** It names the price of a second, and how many seconds it charges for. */
function costOf({ pricePerSecond, currency }: Fields, charged: unknown): FinalReport['cost'] {
	const seconds = secondsOf(charged);
	if (typeof pricePerSecond !== 'number' || seconds === null) return null;
	// without what binary fractions add: 0.1 × 3 is 0.3
	const amount = Number((pricePerSecond * seconds).toFixed(6));
	return { amount, currency: textOf(currency) ?? null };
}
